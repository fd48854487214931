-- expect: limit budget
-- A search that is not known to end.
local n = 0
while true do
  n = n + 1
  local x = n
  while x ~= 1 do x = x % 2 == 0 and x // 2 or 3 * x + 1 end
end
