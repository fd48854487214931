-- expect: error global 'setfenv'
-- A name of stock Lua that is not here.
setfenv(1, {})
