-- expect: error global 'io'
-- A library of stock Lua that is not here.
io.open("/etc/passwd")
