-- expect: error step: argument 1 must be a table, not a text
-- The step of pairs given something else.
local step = pairs({ a = 1 })
step("text")
