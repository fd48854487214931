return rubric { id = "assessors-highest", version = "1", scale = { "no", "partly", "yes", "more" }, minimum = "yes",
  assessors = { minimum = 3, resolve = "highest" },
  criteria = { { id = "c" } }, awards = { { id = "A", badge = "A", when = all_met() } } }
