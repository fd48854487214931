-- expect: limit budget
-- Raises and catches for ever.
while true do pcall(error, "again") end
