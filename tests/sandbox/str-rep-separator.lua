-- expect: limit string
-- Nothing, with a separator, a billion times.
return (""):rep(1 << 30, ",")
