-- expect: limit memory
-- Upvalues kept by a list of functions.
local kept = {}
while true do local a, b, c = {}, {}, {} kept[#kept + 1] = function() return a, b, c end end
