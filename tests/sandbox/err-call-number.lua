-- expect: error "x" is a number: it is not a function
-- Calls a number.
local x = 1
x()
