-- expect: ok -9223372036854775808 -1.5 -1 0 0.5 1 9007199254740993 9223372036854775807 1e+300
-- Whole and broken numbers in one order.
local t, out = { [math.mininteger] = 1, [-1.5] = 1, [-1] = 1, [0] = 1, [0.5] = 1, [9007199254740993] = 1, [math.maxinteger] = 1, [1e300] = 1, 1 }, {}
for k in pairs(t) do out[#out + 1] = tostring(k) end
return table.concat(out, " ")
