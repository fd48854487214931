-- expect: error invalid conversion
-- A conversion that is none.
return ("%y"):format(1)
