-- expect: error there is no function "collectgarbage"
-- A name of stock Lua that is not here.
collectgarbage("stop")
