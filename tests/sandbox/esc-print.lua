-- expect: error global 'print'
-- A name of stock Lua that is not here.
print("\27[2J")
