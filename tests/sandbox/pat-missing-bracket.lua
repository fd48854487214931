-- expect: error missing ']'
-- A set broken off.
return ("abc"):find("[a")
