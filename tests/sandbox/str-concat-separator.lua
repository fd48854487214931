-- expect: limit string
-- Too long by its separators.
local t = {}
for i = 1, 20 do t[i] = "" end
return #table.concat(t, ("-"):rep(1000))
