-- expect: error there is no function "pack"
-- A function of stock Lua that is not here.
string.pack("c1000000000", "")
