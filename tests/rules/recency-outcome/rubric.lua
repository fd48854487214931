-- Long practice with recent activity beats an old burst: the latest evidence of an outcome carries the older.
return rubric { id = "recency-outcome", version = "1",
  admit = { current = { years = 4, by = "learning_outcome" } },
  awards = { { id = "years", badge = "Practice", when = years { kind = "work" }:at_least(10) },
    { id = "o2", badge = "Second outcome", when = count { learning_outcome = "o2" }:at_least(1) } } }
