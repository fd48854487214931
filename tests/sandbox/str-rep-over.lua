-- expect: limit string
-- One byte over the limit.
return #("x"):rep(16385)
