-- expect: limit budget
-- The same by sub.
local s = ("x"):rep(16000)
while true do local t = s:sub(2) end
