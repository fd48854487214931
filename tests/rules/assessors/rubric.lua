return rubric { id = "assessors", version = "1", scale = { "absent", "emerging", "meets", "exceeds" },
  minimum = "meets",
  criteria = { { id = "reflection" } }, awards = { { id = "A", badge = "Reflective", when = all_met() },
    { id = "score", points = "Score", by = score() } } }
