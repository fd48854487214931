-- A difference is told to the board and decides nothing.
return rubric { id = "flag", version = "1", scale = { "0", "1", "2", "3", "4" }, minimum = "2",
  assessors = { minimum = 2, differ = 2, dispute = "flag" },
  criteria = { { id = "c" } }, awards = { { id = "A", badge = "A", when = all_met() & spread "c":at_most(3) } } }
