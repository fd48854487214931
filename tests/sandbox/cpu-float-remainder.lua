-- expect: limit budget
-- The slowest remainder of floats.
local a, b = 1e308, 5e-324
while true do local c = a % b, a % b, a % b, a % b end
