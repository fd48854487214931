-- expect: error table expected
-- The step of pairs given something else.
local step = pairs({ a = 1 })
step("text")
