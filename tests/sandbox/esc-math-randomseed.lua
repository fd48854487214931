-- expect: error there is no function "randomseed"
-- A function of stock Lua that is not here.
math.randomseed(1)
