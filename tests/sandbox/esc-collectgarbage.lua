-- expect: error global 'collectgarbage'
-- A name of stock Lua that is not here.
collectgarbage("stop")
