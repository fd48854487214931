-- expect: error global 'newproxy'
-- A name of stock Lua that is not here.
newproxy(true)
