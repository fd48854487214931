-- expect: limit memory
-- Calls inside each other without end.
local function f() return 1 + f() end
return f()
