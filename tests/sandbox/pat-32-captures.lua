-- expect: ok 32
-- As many as there are places.
return select("#", ("x"):rep(40):match(("()"):rep(32)))
