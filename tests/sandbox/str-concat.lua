-- expect: limit string
-- Joins a list into too long a text.
local s, t = ("x"):rep(1000), {}
for i = 1, 20 do t[i] = s end
return #table.concat(t)
