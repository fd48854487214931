return rubric { id = "round-down", version = "1", fields = { amount = "number" },
  awards = { { id = "a", course = "A 1", credits = sum "amount" } } }
