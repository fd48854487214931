-- expect: ok empty
-- The empty text 2^60 times: a stock rep counts them all.
return (""):rep(1 << 60) .. "empty"
