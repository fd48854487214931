-- expect: limit budget
-- Reads thousands of digits for ever.
local s = ("z"):rep(16000)
while true do tonumber(s, 36) end
