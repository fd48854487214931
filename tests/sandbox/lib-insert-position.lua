-- expect: error out of bounds
-- insert behind the end.
table.insert({ 1 }, 3, 2)
