-- expect: limit budget
-- Builds a text letter by letter: quadratic.
local s = ""
while #s < 16000 do s = s .. "x" end
return "built"
