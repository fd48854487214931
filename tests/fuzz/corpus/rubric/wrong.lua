return rubric { id = "r", wieght = 1, criteria = { { id = "c" }, { id = "c" } },
  awards = { { id = "a", when = hours {} and count {}:at_least(nil), credits = 0.1 * 3 } } }
