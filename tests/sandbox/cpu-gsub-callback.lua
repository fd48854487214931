-- expect: limit budget
-- A replacement function that never answers.
("x"):gsub(".", function() while true do end end)
