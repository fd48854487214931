-- expect: ok 255 -3 nil nil 1.0
-- What texts are numbers.
return table.concat({ tostring(tonumber("ff", 16)), tostring(tonumber(" -11 ", 2)), tostring(tonumber("12", 2)), tostring(tonumber("1e")), tostring(tonumber(" 1.0 ")) }, " ")
