-- expect: error invalid conversion
-- A width from the arguments.
return ("%*d"):format(1, 2)
