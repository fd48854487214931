return rubric {
  id = "misspelt", version = "1", title = "A key nobody knows",
  scale = { "no", "yes" },
  criteria = { { id = "c1", wieght = 2 } },
  awards = { { id = "A", badge = "A", when = raiting "c1":at_least(1) } },
}
