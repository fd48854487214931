-- expect: error min: argument 1 must be a number, not nothing
-- min of nothing.
return math.min()
