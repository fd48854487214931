-- expect: limit budget
-- An anchored tail on a long text: quadratic.
return ("a"):rep(16000):find("a-$" .. "b")
