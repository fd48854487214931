return policy { id = "tiers", version = "1", units = { quarter = "2/3" }, methods = { exam = {} } }
