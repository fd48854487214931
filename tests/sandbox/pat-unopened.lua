-- expect: error invalid pattern capture
-- A capture without its start.
return ("abc"):match("ab)")
