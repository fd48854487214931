-- expect: error global 'coroutine'
-- A library of stock Lua that is not here.
coroutine.wrap(function() while true do end end)()
