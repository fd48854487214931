-- expect: limit budget
-- Quotes a long text for ever.
local s = ("\1"):rep(3000)
while true do local q = ("%q"):format(s) end
