-- expect: ok 1
-- Counts calls of a function of the other script.
local count = counter and counter() or 1
return count
