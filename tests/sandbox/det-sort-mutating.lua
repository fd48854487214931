-- expect: ok 3
-- The list is emptied while it is sorted.
local t = { 3, 1, 2 }
table.sort(t, function(a, b) for i = 1, 3 do t[i] = nil end return a < b end)
return #t
