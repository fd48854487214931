-- expect: ok nil 1
-- A start at the ends of the integers.
return tostring(("abc"):find("a", math.maxinteger)) .. " " .. ("abc"):find("a", math.mininteger)
