-- Binghamton Harpur: 32 exam credits; the most that fits, exactly
return policy { id = "harpur", version = "1", methods = { exam = {} }, prefer = "most_credit",
  caps = { exam = { max = 32, method = "exam" } } }
