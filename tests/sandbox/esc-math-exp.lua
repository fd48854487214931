-- expect: error field 'exp'
-- A function of stock Lua that is not here.
math.exp(1)
