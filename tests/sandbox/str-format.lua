-- expect: limit string
-- Too long by format.
local s = ("x"):rep(9000)
return #("%s%s"):format(s, s)
