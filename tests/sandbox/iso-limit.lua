-- expect: limit budget
-- Is left in the middle of a change.
string.upper = nil
local t = {}
table.sort({ 3, 2, 1 }, function() string.lower = nil while true do end end)
