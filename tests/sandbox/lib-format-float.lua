-- expect: error no integer representation
-- A broken number as a whole one.
return ("%d"):format(1.5)
