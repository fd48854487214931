return rubric {
  id = "cases-fail", version = "1", title = "Cases that fail",
  awards = { { id = "A", course = "A 1", credits = 2, when = count {}:at_least(1) } },
}
