-- expect: limit budget
-- Greedy items that overlap.
return ("a"):rep(200):match("a*a*a*a*a*b")
