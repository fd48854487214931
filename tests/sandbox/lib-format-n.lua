-- expect: error invalid conversion
-- The conversion that writes into memory.
return ("%n"):format(1)
