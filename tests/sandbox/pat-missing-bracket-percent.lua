-- expect: error missing ']'
-- A set broken off behind a percent sign.
return ("abc"):find("[a%")
