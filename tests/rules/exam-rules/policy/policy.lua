return policy { id = "exam-rules", version = "1", methods = { exam = { symbol = "K" } },
  grades = { "F", "D", "C", "B", "A" } }
