-- expect: limit budget
-- A loop over nearly all integers.
for i = 1, math.maxinteger do end
