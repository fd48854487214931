-- expect: error sub: argument 1 must be a number, not a text
-- The same by a position.
return ("x"):sub(("1"):rep(16000))
