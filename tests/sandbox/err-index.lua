-- expect: error "x" is nil: it has no members
-- Reads from nothing.
local x
return x.y
