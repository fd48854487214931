-- expect: limit memory
-- Packs packed lists.
local t, kept = { 1, 2, 3 }, {}
for i = 1, 600 do t[i] = i end
while true do kept[#kept + 1] = table.pack(table.unpack(t)) end
