-- expect: error global 'unpack'
-- A name of stock Lua that is not here.
unpack({ 1 })
