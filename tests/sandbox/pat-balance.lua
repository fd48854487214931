-- expect: limit budget
-- Each opening bracket looks for its end in vain.
return ("("):rep(16000):find("%b()x")
