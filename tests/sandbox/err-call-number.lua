-- expect: error attempt to call
-- Calls a number.
local x = 1
x()
