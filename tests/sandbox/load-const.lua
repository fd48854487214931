-- expect: error attempt to assign to const
-- Writes to a constant.
local x <const> = 1
x = 2
