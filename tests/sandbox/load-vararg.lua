-- expect: error outside a vararg function
-- Extra arguments where there are none.
local function f() return ... end
