-- expect: ok nil
-- More digits than a number has.
return tostring(tonumber(("1"):rep(5000)))
