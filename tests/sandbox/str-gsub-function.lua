-- expect: limit string
-- The same by a function.
local y = ("y"):rep(1000)
return #("x"):rep(100):gsub("x", function() return y end)
