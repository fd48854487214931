-- expect: error non-closable
-- A variable that is closed needs a metatable.
local x <close> = {}
