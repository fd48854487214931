-- expect: error too many captures
-- One more than there are places.
return ("x"):rep(40):match(("()"):rep(33))
