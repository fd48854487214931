-- expect: error there is no function "warn"
-- A name of stock Lua that is not here.
warn("@on")
