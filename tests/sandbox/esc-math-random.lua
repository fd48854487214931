-- expect: error there is no function "random"
-- A function of stock Lua that is not here.
math.random()
