-- expect: limit budget
-- A comparator that never answers.
table.sort({ 3, 1, 2 }, function() while true do end end)
