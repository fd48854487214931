return policy { id = "up", version = "1", round = { step = "1/2", mode = "up" } }
