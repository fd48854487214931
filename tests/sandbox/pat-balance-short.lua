-- expect: error missing arguments to '%b'
-- Balance without its letters.
return ("abc"):find("%b(")
