-- expect: error unknown attribute
-- An attribute that is none.
local x <weak> = 1
