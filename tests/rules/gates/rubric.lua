return rubric { id = "gates", version = "1",
  awards = { { id = "E", course = "E 1", credits = 3, method = "exam", when = count { kind = "exam" }:at_least(1) },
    { id = "P", course = "P 1", credits = 3, method = "portfolio",
      when = count { kind = "portfolio" }:at_least(1) } } }
