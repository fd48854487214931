-- expect: error of type table
-- An error value that is a table.
error({ code = 0 })
