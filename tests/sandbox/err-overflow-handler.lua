-- expect: error overflow
-- An error while the depth of C calls is met.
local function f() local s = ("x"):gsub(".", f) error(s .. nil) end
f()
