-- expect: error pattern too complex
-- More tries inside each other than allowed.
return ("x"):rep(400):find(("x?"):rep(400))
