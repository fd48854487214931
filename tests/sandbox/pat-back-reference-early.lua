-- expect: error invalid capture index
-- A capture used before its end.
return ("abc"):find("(a%1)")
