-- expect: error invalid value (at index 2)
-- concat over a table.
return table.concat({ "a", {} })
