-- expect: error there is no function "xpcall"
-- A name of stock Lua that is not here.
xpcall(function() while true do end end, function() while true do end end)
