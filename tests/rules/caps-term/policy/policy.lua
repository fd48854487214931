return policy { id = "term", version = "1", methods = { exam = {} },
  caps = { exam = { max = 6, method = "exam", per = "term", held = true } } }
