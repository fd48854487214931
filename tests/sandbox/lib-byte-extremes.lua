-- expect: ok 3
-- Bytes between the ends of the integers.
return select("#", ("abc"):byte(math.mininteger, math.maxinteger))
