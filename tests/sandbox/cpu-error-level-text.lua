-- expect: error number expected
-- The same by the level of error.
error("x", ("1"):rep(16000))
