-- expect: limit memory
-- Wants to catch the end of memory and go on.
local t = {}
pcall(function() while true do t[#t + 1] = { {}, {} } end end)
return "survived"
