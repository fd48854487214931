-- expect: limit memory
-- The same, caught.
local function f() return 1 + f() end
pcall(f)
return "survived"
