-- expect: limit budget
-- A chain of pcall calling pcall.
while true do pcall(pcall, pcall, pcall, error) end
