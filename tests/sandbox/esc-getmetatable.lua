-- expect: error there is no function "getmetatable"
-- A name of stock Lua that is not here.
getmetatable("").__index = nil
