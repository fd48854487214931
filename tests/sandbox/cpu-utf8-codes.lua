-- expect: limit budget
-- Goes through a text for ever.
while true do for p, c in utf8.codes(("é"):rep(1000)) do end end
