return policy { id = "equivalency", version = "1", units = { scqf = "1/4" },
  methods = { portfolio = { symbol = "CR" } },
  courses = { ["BIO 102"] = { equivalent = { "BIOL 2" } },
    ["SOC 101"] = { title = "Sociology", credits = 5, credit_level = "lower" } } }
