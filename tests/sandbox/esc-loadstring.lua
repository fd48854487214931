-- expect: error global 'loadstring'
-- A name of stock Lua that is not here.
loadstring("return 1")()
