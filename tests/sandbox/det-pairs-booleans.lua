-- expect: ok 1 a false true
-- Booleans come last.
local t, out = { [true] = 1, [false] = 1, a = 1, 1 }, {}
for k in pairs(t) do out[#out + 1] = tostring(k) end
return table.concat(out, " ")
