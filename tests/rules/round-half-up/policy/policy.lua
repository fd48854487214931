return policy { id = "half-up", version = "1", round = { step = "1/2", mode = "half_up" } }
