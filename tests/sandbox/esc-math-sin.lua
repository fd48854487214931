-- expect: error there is no function "sin"
-- A function of stock Lua that is not here.
math.sin(1)
