-- expect: error "debug" is nil: it has no members
-- A library of stock Lua that is not here.
debug.sethook()
