-- expect: limit budget
-- Shifts a growing list for ever.
local t = {}
while true do table.insert(t, 1, true) end
