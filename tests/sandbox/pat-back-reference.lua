-- expect: limit budget
-- A capture that must come again.
return ("a"):rep(400):find("(.+)(.+)(.+)%1%2%3b")
