-- expect: error "os" is nil: it has no members
-- A library of stock Lua that is not here.
os.exit(0)
