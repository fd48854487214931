-- expect: error it has no members
-- An environment that is a number.
local _ENV <const> = 1
return x
