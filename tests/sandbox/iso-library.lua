-- expect: ok set
-- Replaces functions of a library.
string.upper = function() return "no" end
table.concat = nil
math.pi = 3
return "set"
