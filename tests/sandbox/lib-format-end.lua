-- expect: error invalid conversion
-- A format broken off.
return ("%"):format(1)
