-- expect: limit budget
-- Makes short texts for ever.
local i = 0
while true do i = i + 1 local s = "k" .. i end
