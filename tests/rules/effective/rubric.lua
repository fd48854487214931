return rubric { id = "effective", version = "1", awards = { { id = "A", badge = "A", when = count {}:at_least(1) } } }
