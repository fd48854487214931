-- expect: ok -9223372036854775808
-- The same by the operator.
return math.mininteger // -1
