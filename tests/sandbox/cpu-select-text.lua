-- expect: error select: argument 1 must be a number, not a text
-- The same by select.
return select(("0"):rep(16000), 1)
