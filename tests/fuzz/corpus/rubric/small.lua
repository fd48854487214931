return rubric { id = "r", version = "1", scale = { "no", "yes" }, minimum = "yes",
  criteria = { { id = "c" } }, awards = { { id = "a", badge = "B", when = all_met() } } }
