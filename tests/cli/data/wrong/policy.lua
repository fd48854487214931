return policy { id = "p", version = "1", unit = "semester", cap = { all = { max = 2 } } }
