-- expect: ok nil
-- Optional items: two to the power of twenty ways.
return tostring(("a"):rep(5):match(("a?"):rep(8) .. "b"))
