-- expect: error global 'warn'
-- A name of stock Lua that is not here.
warn("@on")
