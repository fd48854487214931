-- expect: error number expected
-- min of nothing.
return math.min()
