-- expect: error table or string
-- The length of a number.
return rawlen(1)
