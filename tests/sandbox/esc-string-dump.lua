-- expect: error there is no function "dump"
-- A function of stock Lua that is not here.
string.dump(function() end)
