-- nearest tenth, never below 0.1
return policy { id = "ceu", version = "1", unit = "ceu", round = { step = "1/10", mode = "half_up", least = "1/10" } }
