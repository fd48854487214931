return policy { id = "grades", version = "1", grades = { "F", "D", "C", "B", "A" } }
