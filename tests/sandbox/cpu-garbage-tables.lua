-- expect: limit budget
-- Makes garbage for ever.
while true do local t = { {}, {}, {} } end
