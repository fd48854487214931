return rubric {
  id = "broken"
  version = "1",
}
