-- expect: limit budget
-- A range longer than an integer says.
table.move({}, math.mininteger, math.maxinteger, 1, {})
