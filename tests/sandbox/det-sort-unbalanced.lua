-- expect: ok 2 1000
-- Input on which the stock sort asks the clock.
local t = {}
for i = 1, 1000 do t[i] = i % 2 == 0 and i or 1001 - i end
table.sort(t)
return t[1] .. " " .. t[1000]
