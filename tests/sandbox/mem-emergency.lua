-- expect: limit memory
-- With a stock allocator each step would start a full collection: memory stays at its edge.
local kept = {}
pcall(function() while true do kept[#kept + 1] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 } end end)
while true do pcall(function() local t = {} for i = 1, 100 do t[i] = {} end end) end
