-- expect: error global 'dofile'
-- A name of stock Lua that is not here.
dofile("/etc/passwd")
