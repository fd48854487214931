return policy { id = "p", caps = { a = { within = "b" }, b = { within = "a" } }, unts = {} }
