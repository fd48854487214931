-- expect: error there is no function "load"
-- A name of stock Lua that is not here.
load("return 1")()
