-- expect: limit budget
-- The same by pairs.
local t = {}
for i = 1, 5000 do t[i] = i end
for i = 1, 5000 do t[i] = nil end
while true do pairs(t) end
