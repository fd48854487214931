-- expect: error too long
-- More results than a call should have.
return ("x"):rep(16000):byte(1, -1)
