return policy { id = "half-even", version = "1", round = { step = 1, mode = "half_even" } }
