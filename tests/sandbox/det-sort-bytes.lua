-- expect: ok A Z a z Ä
-- Texts by bytes.
local t = { "z", "Ä", "a", "Z", "A" }
table.sort(t)
return table.concat(t, " ")
