return rubric { id = "assessors-agreed", version = "1", scale = { "no", "partly", "yes", "more" }, minimum = "yes",
  assessors = { minimum = 3, resolve = "agreed", dispute = "wait" },
  criteria = { { id = "c" } }, awards = { { id = "A", badge = "A", when = all_met() } } }
