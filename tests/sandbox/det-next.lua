-- expect: ok 1 b c nil
-- The order of next is that of pairs.
local t = { c = 1, b = 1, 1 }
local a = next(t)
local b = next(t, a)
local c = next(t, b)
return table.concat({ a, b, c, tostring(next(t, c)) }, " ")
