-- expect: error field 'dump'
-- A function of stock Lua that is not here.
string.dump(function() end)
