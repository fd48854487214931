-- expect: error wrap around
-- A target that runs out of integers.
table.move({ 1, 2, 3 }, 1, 3, math.maxinteger - 1)
