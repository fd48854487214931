-- expect: limit budget
-- Copies a long text for ever.
local s = ("x"):rep(16000)
while true do s:upper() end
