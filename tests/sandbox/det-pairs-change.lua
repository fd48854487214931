-- expect: ok 1 20
-- A value changed on the way is seen.
local t, out = { a = 1, b = 2 }, {}
for k, v in pairs(t) do out[#out + 1] = v t.b = 20 end
return table.concat(out, " ")
