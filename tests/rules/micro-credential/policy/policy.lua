return policy { id = "cmf", version = "1", units = { ects = "1/2" }, methods = { moocs = {} } }
