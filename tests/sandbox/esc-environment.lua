-- expect: error it has no members
-- Takes away its own environment.
local _ENV = nil
return x
