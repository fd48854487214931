-- expect: error "io" is nil: it has no members
-- A library of stock Lua that is not here.
io.open("/etc/passwd")
