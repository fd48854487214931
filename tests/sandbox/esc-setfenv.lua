-- expect: error there is no function "setfenv"
-- A name of stock Lua that is not here.
setfenv(1, {})
