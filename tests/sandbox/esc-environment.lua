-- expect: error attempt to
-- Takes away its own environment.
local _ENV = nil
return x
