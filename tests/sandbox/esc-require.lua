-- expect: error there is no function "require"
-- A name of stock Lua that is not here.
require "os"
