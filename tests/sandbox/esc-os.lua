-- expect: error global 'os'
-- A library of stock Lua that is not here.
os.exit(0)
