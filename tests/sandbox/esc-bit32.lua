-- expect: error "bit32" is nil: it has no members
-- A library of stock Lua that is not here.
bit32.band(1, 2)
