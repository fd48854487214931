return policy { id = "p", version = "1" }
