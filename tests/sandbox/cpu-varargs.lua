-- expect: limit budget
-- Copies thousands of arguments with each call.
local t = {}
for i = 1, 3000 do t[i] = i end
local function f(...) return select("#", ...) end
local function g(...) while true do f(...) end end
g(table.unpack(t))
