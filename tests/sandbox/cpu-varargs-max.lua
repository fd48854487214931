-- expect: limit budget
-- math.max over thousands of values for ever.
local t = {}
for i = 1, 3000 do t[i] = i end
while true do math.max(table.unpack(t)) end
