-- expect: ok 1 3
-- A list with an item removed on the way.
local t, out = { 10, 20, 30 }, {}
for k in pairs(t) do out[#out + 1] = k t[2] = nil end
return table.concat(out, " ")
