-- expect: ok true
-- A comparison as index of an upvalue, which Lua 5.4.4 may compile wrongly.
local t = { [true] = "true" }
local function f(a) return t[a == 1] end
return f(1)
