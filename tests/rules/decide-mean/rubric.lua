-- A weighted mean: reflection counts more than quizzes, visibly.
return rubric { id = "decide-mean", version = "1", scale = { "needs attention", "emerging", "adequate", "excellent" },
  criteria = { { id = "reflection", weight = 3 }, { id = "artefacts", weight = 2 }, { id = "quizzes", weight = 1 } },
  awards = { { id = "A", course = "A 1", credits = 3, when = score():at_least(2) } } }
