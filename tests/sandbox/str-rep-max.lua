-- expect: limit string
-- A length that overflows.
return ("xx"):rep(math.maxinteger)
