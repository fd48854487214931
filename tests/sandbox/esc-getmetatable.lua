-- expect: error global 'getmetatable'
-- A name of stock Lua that is not here.
getmetatable("").__index = nil
