-- expect: error limit budget
-- A message that says a limit was met.
error("limit budget: more than 2000000 units of work", 0)
