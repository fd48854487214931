-- expect: error number expected
-- The same by select.
return select(("0"):rep(16000), 1)
