-- expect: error there is no function "dofile"
-- A name of stock Lua that is not here.
dofile("/etc/passwd")
