-- expect: limit budget
-- Asks for the first key for ever.
local t = {}
for i = 1, 100 do t["k" .. i] = i end
while next(t) do end
