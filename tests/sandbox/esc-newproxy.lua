-- expect: error there is no function "newproxy"
-- A name of stock Lua that is not here.
newproxy(true)
