-- expect: ok |abc|
-- Positions at the ends of the integers.
return ("abc"):sub(math.maxinteger) .. "|" .. ("abc"):sub(math.mininteger, math.maxinteger) .. "|" .. ("abc"):sub(3, math.mininteger)
