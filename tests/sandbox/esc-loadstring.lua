-- expect: error there is no function "loadstring"
-- A name of stock Lua that is not here.
loadstring("return 1")()
