-- expect: error there is no function "unpack"
-- A name of stock Lua that is not here.
unpack({ 1 })
