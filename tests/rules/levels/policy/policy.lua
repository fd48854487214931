-- A college that recognises nothing in third-year subjects (Chartall)
return policy { id = "levels", version = "1", units = { scqf = "1/4" }, methods = { rpl = {} },
  caps = { ["third-year"] = { max = 0, credit_level = "third year" } } }
