-- expect: limit budget
-- The list grows before the walk gets there.
local t = { 1 }
for i in ipairs(t) do t[i + 1] = i end
