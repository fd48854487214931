-- expect: limit budget
-- next walks through all the room of a table that was emptied.
local t = {}
for i = 1, 5000 do t["k" .. i] = i end
for i = 1, 5000 do t["k" .. i] = nil end
while true do next(t) end
