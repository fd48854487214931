-- expect: limit budget
-- Makes a list of thousands of arguments for ever.
local t = {}
for i = 1, 3000 do t[i] = i end
local function g(...) while true do local c = { ... } end end
g(table.unpack(t))
