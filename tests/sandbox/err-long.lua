-- expect: error xxxxxxxxxx
-- A message as long as texts may be.
error(("x"):rep(16000))
