-- expect: limit budget
-- Counts a long text for ever.
local s = ("x"):rep(16000)
while true do utf8.len(s) end
