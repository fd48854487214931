-- expect: error expected
-- A mistake.
local x = = 1
