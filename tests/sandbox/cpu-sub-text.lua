-- expect: error number expected
-- The same by a position.
return ("x"):sub(("1"):rep(16000))
