-- expect: limit budget
-- Catches at every depth.
local function f() while true do pcall(f) end end
f()
