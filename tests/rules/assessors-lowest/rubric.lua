return rubric { id = "assessors-lowest", version = "1", scale = { "no", "partly", "yes", "more" }, minimum = "yes",
  assessors = { minimum = 3, resolve = "lowest" },
  criteria = { { id = "c" } }, awards = { { id = "A", badge = "A", when = all_met() } } }
