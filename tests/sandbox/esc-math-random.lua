-- expect: error field 'random'
-- A function of stock Lua that is not here.
math.random()
