-- expect: ok nil
-- The step of pairs given another table.
local step = pairs({ a = 1, b = 2 })
return tostring((step({})))
