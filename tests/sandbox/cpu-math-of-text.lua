-- expect: error floor: argument 1 must be a number, not a text
-- Lua would read 16,000 digits in one instruction.
local s = ("1"):rep(16000)
while true do pcall(math.floor, 1) math.floor(s) end
