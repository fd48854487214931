-- expect: error global 'require'
-- A name of stock Lua that is not here.
require "os"
