-- expect: watchdog
-- Integer keys that fall into one chain of the table.
local t, step = {}, (1 << 15) - 1
for i = 1, 16000 do t[i * step] = i end
local n = 0
while true do n = n + (t[16001 * step] or 0) + (t[16002 * step] or 0) + (t[16003 * step] or 0) end
