-- expect: limit budget
-- Makes closures for ever.
while true do local x = {} local f = function() return x end end
