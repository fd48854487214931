-- expect: error there is no function "print"
-- A name of stock Lua that is not here.
print("\27[2J")
