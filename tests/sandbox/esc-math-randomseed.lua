-- expect: error field 'randomseed'
-- A function of stock Lua that is not here.
math.randomseed(1)
