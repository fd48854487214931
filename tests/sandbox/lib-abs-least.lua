-- expect: ok -9223372036854775808
-- The least integer has no positive.
return math.abs(math.mininteger)
