-- expect: error "_G" is nil: it has no members
-- A library of stock Lua that is not here.
_G.x = 1
