return rubric { id = "wait", version = "1", scale = { "no", "yes" }, minimum = "yes",
  assessors = { minimum = 2, wait = true },
  criteria = { { id = "c" } }, awards = { { id = "A", badge = "A", when = all_met() } } }
