-- expect: limit budget
-- Five lazy items on 200 bytes: hours in a stock find.
return ("a"):rep(200):find(".-.-.-.-.-b")
