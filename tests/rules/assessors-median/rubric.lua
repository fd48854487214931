return rubric { id = "assessors-median", version = "1", scale = { "no", "partly", "yes", "more" }, minimum = "yes",
  assessors = { minimum = 3, resolve = "median" },
  criteria = { { id = "c" } }, awards = { { id = "A", badge = "A", when = all_met() } } }
