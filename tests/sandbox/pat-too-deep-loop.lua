-- expect: limit budget
-- The same, caught for ever.
while true do pcall(string.find, ("x"):rep(400), ("x?"):rep(400)) end
