-- expect: limit budget
-- A loop without end, the other way round.
repeat until false
