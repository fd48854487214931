-- expect: ok 3000
-- A text of codes.
local t = {}
for i = 1, 3000 do t[i] = 65 end
return #string.char(table.unpack(t))
