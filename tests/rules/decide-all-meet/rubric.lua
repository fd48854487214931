-- Every criterion at its minimum, each its own.
return rubric { id = "decide-all-meet", version = "1", scale = { "no", "partly", "yes", "more" }, minimum = "yes",
  criteria = { { id = "a" }, { id = "b", minimum = "partly" }, { id = "note", minimum = false } },
  awards = { { id = "A", badge = "A", when = all_met() } } }
