-- Loyola PLN: A = all meet and at least two exceed, B = all meet; 12 useful contributions meet, 18 exceed.
return rubric { id = "pln", version = "1", scale = { "absent", "emerging", "meets", "exceeds" }, minimum = "meets",
  criteria = { { id = "contributions", level = steps(count { kind = "post" },
    { emerging = 1, meets = 12, exceeds = 18 }) },
    { id = "reach" }, { id = "reflection" } },
  awards = { { id = "A", course = "EDT 510", credits = 3, grade = "A", exclusive = "EDT 510",
    when = all_met() & reaching "exceeds":at_least(2) },
    { id = "B", course = "EDT 510", credits = 3, grade = "B", exclusive = "EDT 510", when = all_met() } } }
