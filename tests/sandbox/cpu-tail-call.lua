-- expect: limit budget
-- Calls without end that need no stack.
local function f() return f() end
f()
