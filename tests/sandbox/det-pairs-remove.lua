-- expect: ok a c
-- A key removed on the way is not seen.
local t, out = { a = 1, b = 2, c = 3 }, {}
for k in pairs(t) do out[#out + 1] = k t.b = nil end
return table.concat(out, " ")
