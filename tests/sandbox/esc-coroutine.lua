-- expect: error "coroutine" is nil: it has no members
-- A library of stock Lua that is not here.
coroutine.wrap(function() while true do end end)()
