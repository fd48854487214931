-- expect: limit budget
-- Walks through a long text for ever.
local s = ("x"):rep(16000)
while true do utf8.offset(s, 15000) end
