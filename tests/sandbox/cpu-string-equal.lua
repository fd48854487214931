-- expect: limit budget
-- Compares two equal long texts for ever.
local a = ("x"):rep(16000) .. "y"
local b = ("x"):rep(16000) .. "y"
while true do local same = a == b end
