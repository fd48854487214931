-- expect: error global 'bit32'
-- A library of stock Lua that is not here.
bit32.band(1, 2)
