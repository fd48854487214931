-- expect: error of type table
-- An assertion with a table.
assert(nil, {})
