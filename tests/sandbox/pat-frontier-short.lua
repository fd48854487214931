-- expect: error missing '['
-- A frontier without a set.
return ("abc"):find("%f")
