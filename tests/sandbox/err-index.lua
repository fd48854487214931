-- expect: error attempt to index
-- Reads from nothing.
local x
return x.y
