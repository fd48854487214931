-- expect: ok 16384
-- Exactly the limit.
return #("x"):rep(16384)
