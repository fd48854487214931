-- expect: limit memory
-- Results collected by recursion.
local function f(n) return n, f(n + 1) end
return f(1)
