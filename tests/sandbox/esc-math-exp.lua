-- expect: error there is no function "exp"
-- A function of stock Lua that is not here.
math.exp(1)
