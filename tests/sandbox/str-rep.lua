-- expect: limit string
-- A text of a terabyte.
return ("x"):rep(1 << 40)
