-- expect: error overflow
-- pcall inside pcall without end: the depth of C calls is bounded.
local function f() local ok, e = pcall(f) error(e, 0) end
f()
