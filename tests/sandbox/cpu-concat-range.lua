-- expect: limit budget
-- A range without items from 1 to 2^50.
return table.concat({}, "", 1, 1 << 50)
