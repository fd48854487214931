-- expect: limit budget
-- Sorts the same list for ever.
local t = {}
for i = 1, 2000 do t[i] = (i * 7919) % 2003 end
while true do
  local c = table.move(t, 1, #t, 1, {})
  table.sort(c)
end
