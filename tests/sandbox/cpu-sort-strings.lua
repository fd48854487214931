-- expect: limit budget
-- Comparisons of long texts that differ at their end.
local t = {}
for i = 1, 60 do t[i] = ("x"):rep(15000) .. i end
while true do
  local c = table.move(t, 1, #t, 1, {})
  table.sort(c, nil)
end
