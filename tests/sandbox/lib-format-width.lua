-- expect: error invalid conversion
-- A width of three digits.
return ("%100d"):format(1)
