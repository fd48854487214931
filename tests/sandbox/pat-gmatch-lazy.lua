-- expect: limit budget
-- The same by gmatch.
for a in ("a"):rep(300):gmatch("(.-)(.-)(.-)(.-)b") do end
