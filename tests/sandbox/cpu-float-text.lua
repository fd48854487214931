-- expect: limit budget
-- Floats that take long to write.
local x = -1.7976931348623157e308
while true do local s = x .. x .. x .. x .. x .. x end
