-- expect: limit budget
-- Meets the depth of C calls for ever.
local function f(s) return (s:gsub(".", f)) end
while true do pcall(f, "x") end
