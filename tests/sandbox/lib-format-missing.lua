-- expect: error no value
-- A format without its value.
return ("%d %d"):format(1)
