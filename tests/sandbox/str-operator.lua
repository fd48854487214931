-- expect: limit string
-- The operator, which no function sees.
local s = "x"
while true do s = s .. s end
