-- expect: error global 'debug'
-- A library of stock Lua that is not here.
debug.sethook()
