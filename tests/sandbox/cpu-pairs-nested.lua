-- expect: limit budget
-- Goes through a table inside a table, cubed.
local t = {}
for i = 1, 200 do t[i] = i end
local n = 0
for a in pairs(t) do for b in pairs(t) do for c in pairs(t) do n = n + 1 end end end
return n
