-- expect: error replacement
-- A bad template.
return ("abc"):gsub("a", "%z")
