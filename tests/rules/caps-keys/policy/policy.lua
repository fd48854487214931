-- What is kept: the learner's choices, then the higher level, then what brings more
return policy { id = "keys", version = "1", methods = { exam = {} }, prefer = { "choices", "credit_level", "most_credit" },
  caps = { exam = { max = 10, method = "exam" } } }
