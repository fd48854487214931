-- Binghamton Harpur: 32 exam credits; the learner and adviser choose which
return policy { id = "harpur", version = "1", methods = { exam = {} }, prefer = "choices",
  caps = { exam = { max = 32, method = "exam" } } }
