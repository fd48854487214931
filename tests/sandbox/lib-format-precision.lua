-- expect: error invalid conversion
-- A precision of three digits.
return ("%.100f"):format(1)
