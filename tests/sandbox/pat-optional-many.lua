-- expect: limit budget
-- Optional items, thirty of them.
return ("a"):rep(30):match(("a?"):rep(30) .. ("a"):rep(30) .. "b")
