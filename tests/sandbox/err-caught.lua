-- expect: ok false true
-- Errors can be caught.
local a = pcall(error, "x")
local b = pcall(function() end)
return tostring(a) .. " " .. tostring(b)
