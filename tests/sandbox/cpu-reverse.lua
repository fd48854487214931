-- expect: limit budget
-- The same by reverse.
local s = ("x"):rep(16000)
while true do s:reverse() end
