-- expect: limit string
-- The operator one byte over the limit.
local s = ("x"):rep(8192)
return #(s .. s .. "y")
