-- expect: limit budget
-- Shifts a list for ever.
local t = table.move({ 1 }, 1, 1, 2000, {})
for i = 1, 2000 do t[i] = i end
while true do t[2000] = table.remove(t, 1) end
