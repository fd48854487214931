-- expect: error global '_G'
-- A library of stock Lua that is not here.
_G.x = 1
