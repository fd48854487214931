-- expect: error global 'loadfile'
-- A name of stock Lua that is not here.
loadfile("/etc/passwd")
