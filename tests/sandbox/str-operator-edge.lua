-- expect: ok 16384
-- The operator at exactly the limit.
local s = ("x"):rep(8192)
return #(s .. s)
