-- expect: limit budget
-- Searches a long text for ever.
local s = ("x"):rep(16000)
while true do s:find("y", 1, true) end
