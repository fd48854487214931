-- expect: error overflow
-- gsub inside gsub without end.
local function f(s) return (s:gsub(".", f)) end
return f("x")
