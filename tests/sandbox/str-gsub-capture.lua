-- expect: limit string
-- The same by a template of captures.
return #("x"):rep(1000):gsub(".+", ("%0"):rep(20))
