-- expect: error attempt to
-- An environment that is a number.
local _ENV <const> = 1
return x
