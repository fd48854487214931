return rubric { id = "round-none", version = "1", fields = { amount = "number" },
  awards = { { id = "a", course = "A 1", unit = "quarter", credits = sum "amount" } } }
