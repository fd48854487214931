-- Binghamton Harpur: 32 exam credits; in the order of the table
return policy { id = "harpur", version = "1", methods = { exam = {} }, prefer = "listed",
  caps = { exam = { max = 32, method = "exam" } } }
