-- expect: ok 1 2 3.5 10 A a b z
-- Keys in order: numbers, then texts.
local t, out = { z = 1, a = 1, [10] = 1, b = 1, [3.5] = 1, A = 1, 1, 2 }, {}
for k in pairs(t) do out[#out + 1] = tostring(k) end
return table.concat(out, " ")
