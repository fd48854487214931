-- expect: limit budget
-- Formats wide numbers for ever.
while true do local s = ("%99d%99d%99d"):format(1, 2, 3) end
