-- expect: limit budget
-- Lazy captures before something that is not there.
return ("x"):rep(300):gsub("(.-)(.-)(.-)(.-)y", "%4%3%2%1")
