-- A gate, then a score: is it learning at the level at all (CAEL 1 and 2), and only then how good.
return rubric { id = "decide-gate", version = "1", scale = { "0", "1", "2", "3" },
  criteria = { { id = "level", area = "gate", scale = { "no", "yes" }, minimum = "yes", weight = 0 },
    { id = "depth", area = "quality" }, { id = "range", area = "quality" } },
  awards = { { id = "A", course = "A 1", credits = 3,
    when = rating "level":at_least "yes" & score { area = "quality" }:at_least(2) } },
  outcomes = { { id = "not at this level", when = ~rating "level":at_least "yes" },
    { id = "pass", when = score { area = "quality" }:at_least(2) }, { id = "fail" } } }
