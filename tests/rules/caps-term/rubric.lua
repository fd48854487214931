return rubric { id = "caps-term", version = "1", fields = { amount = "number" }, method = "exam",
  awards = { { id = "X", elective = "Exam", credits = sum "amount" } } }
