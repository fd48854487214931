-- expect: limit budget
-- Joins the same list for ever.
local t = {}
for i = 1, 1000 do t[i] = "0123456789" end
while true do local s = table.concat(t) end
