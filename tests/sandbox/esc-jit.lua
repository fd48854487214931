-- expect: error global 'jit'
-- A library of stock Lua that is not here.
jit.off()
