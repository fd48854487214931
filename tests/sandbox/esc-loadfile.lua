-- expect: error there is no function "loadfile"
-- A name of stock Lua that is not here.
loadfile("/etc/passwd")
