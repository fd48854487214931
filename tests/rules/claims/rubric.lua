-- One award a claim: its course, credits, unit and level; every learning outcome of the claim, by its own evidence.
return rubric { id = "claims", version = "1", method = "portfolio", scale = { "below", "at standard" },
  minimum = "at standard",
  criteria = { { id = "standard" } },
  awards = { each_claim {
    { id = "credit", when = all_met() & covered { at = "met" }:is(1) & claim "credits":at_most(6) },
    { id = "merit", badge = "With merit", requires = "credit",
      when = covered { at = "met" }:is(1) & hours {}:at_least(100) },
  } },
  -- USM
  outcomes = { { id = "accept", when = all_met() }, { id = "revise", when = attempt():at_most(2) },
    { id = "reject" } } }
