-- expect: limit budget
-- Wants to go on after the limit by the value of pcall.
local ok = pcall(function() while true do end end)
return ok and "ok" or "survived"
