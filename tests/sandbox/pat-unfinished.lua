-- expect: error unfinished capture
-- A capture without its end.
return ("abc"):match("(ab")
