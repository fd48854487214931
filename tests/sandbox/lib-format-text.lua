-- expect: error number expected
-- A text as a number.
return ("%d"):format("1")
