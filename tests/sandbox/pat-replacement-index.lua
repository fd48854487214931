-- expect: error invalid capture index
-- A template with a capture that is not there.
return ("abc"):gsub("a", "%2")
