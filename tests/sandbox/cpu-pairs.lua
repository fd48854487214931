-- expect: limit budget
-- Sorts the same keys for ever.
local t = {}
for i = 1, 500 do t["k" .. i] = i end
while true do pairs(t) end
