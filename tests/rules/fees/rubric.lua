return rubric { id = "fees", version = "1", method = "portfolio",
  awards = { each_claim { id = "credit", when = all_met() } },
  scale = { "no", "yes" }, minimum = "yes", criteria = { { id = "outcomes" } } }
