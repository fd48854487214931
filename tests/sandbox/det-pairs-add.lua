-- expect: ok a b
-- A key added on the way is not seen.
local t, out = { a = 1, b = 2 }, {}
for k in pairs(t) do out[#out + 1] = k t["c" .. k] = 1 end
return table.concat(out, " ")
