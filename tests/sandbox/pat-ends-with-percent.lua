-- expect: error ends with '%'
-- A pattern broken off.
return ("abc"):find("a%")
