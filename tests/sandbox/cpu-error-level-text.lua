-- expect: error error: argument 2 must be a number, not a text
-- The same by the level of error.
error("x", ("1"):rep(16000))
