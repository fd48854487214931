-- expect: limit budget
-- New keys for ever, old ones removed: the table is rebuilt again and again.
local t, i = {}, 0
while true do i = i + 1 t["k" .. i] = true t["k" .. i - 100] = nil end
