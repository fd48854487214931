-- expect: limit string
-- Too long by quoting.
return #("%q"):format(("\1"):rep(9000))
