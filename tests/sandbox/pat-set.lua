-- expect: limit budget
-- A long set looked through for each byte.
local set = "[" .. ("b"):rep(8000) .. "]"
return ("a"):rep(16000):find(set)
