-- expect: limit budget
-- A frontier with a long set.
return ("a"):rep(16000):find("%f[" .. ("b"):rep(8000) .. "]")
