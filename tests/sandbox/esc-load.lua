-- expect: error global 'load'
-- A name of stock Lua that is not here.
load("return 1")()
