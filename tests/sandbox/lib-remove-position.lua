-- expect: error out of bounds
-- remove far outside.
table.remove({ 1 }, 7)
