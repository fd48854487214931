-- expect: error invalid conversion
-- Flags without end.
return ("%--------------------------------d"):format(1)
