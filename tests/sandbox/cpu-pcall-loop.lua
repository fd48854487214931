-- expect: limit budget
-- Catches whatever ends the inner loop and starts it again.
while true do
  pcall(function() while true do end end)
end
