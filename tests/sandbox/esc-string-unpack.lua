-- expect: error there is no function "unpack"
-- A function of stock Lua that is not here.
string.unpack("z", "abc")
