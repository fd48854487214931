return policy { id = "many", version = "1", prefer = "most_credit", caps = { all = { max = 30 } } }
