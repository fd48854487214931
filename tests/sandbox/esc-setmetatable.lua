-- expect: error there is no function "setmetatable"
-- A name of stock Lua that is not here.
setmetatable({}, { __gc = function() while true do end end })
