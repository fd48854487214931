-- expect: error wrong number of arguments
-- insert with too many.
table.insert({}, 1, 2, 3)
