-- expect: limit string
-- Each letter becomes a thousand.
return #("x"):rep(100):gsub("x", ("y"):rep(1000))
