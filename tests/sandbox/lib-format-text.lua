-- expect: error format: argument 1 must be a number, not a text
-- A text as a number.
return ("%d"):format("1")
