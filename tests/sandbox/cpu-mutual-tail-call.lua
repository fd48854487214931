-- expect: limit budget
-- Two functions that call each other for ever.
local g
local function f() return g() end
function g() return f() end
f()
