-- expect: error pattern too complex
-- A stock gmatch loses its count of depth after this error and then crashes.
local it = ("a"):rep(300):gmatch(("a?"):rep(300))
for i = 1, 5 do pcall(it) end
for i = 1, 5 do it() end
