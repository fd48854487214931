-- Old CAEL 3, Owens: two scores and a minimum of both, or a balance between them.
local theory, practice = score { area = "theory" }, score { area = "practice" }
return rubric { id = "theory-practice", version = "1", scale = { "none", "some", "meets", "exceeds" },
  criteria = { { id = "principles", area = "theory" }, { id = "sources", area = "theory" },
    { id = "doing", area = "practice" }, { id = "artefacts", area = "practice" } },
  awards = { { id = "both", course = "A 1", credits = 3, when = min(theory, practice):at_least "meets" },
    { id = "balance", course = "B 1", credits = 3,
      when = (min(theory, practice) / max(theory, practice, "1/100")):at_least("1/2")
        & (theory + practice):at_least(3) } } }
