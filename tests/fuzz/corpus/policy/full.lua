return policy { id = "p", version = "1", unit = "semester", units = { quarter = "2/3", ects = "1/2" },
  round = { step = "1/2", mode = "down", at = "award" }, assessors = { minimum = 2, resolve = "mean", differ = 2 },
  methods = { portfolio = { symbol = "CR", resident = false } }, grades = { "F", "C", "A" },
  programs = { BA4 = { credits = 120 } },
  caps = { pla = { max = 31, held = true }, upper = { percent = 25, of = "program", credit_level = "upper", within = "pla" } },
  courses = { ["A 1"] = { credits = 4, supersedes = { "A 0" }, overlaps = { ["B 1"] = 2 } }, ["A 0"] = { credits = 3 } },
  rules = { { id = "r", when = held_credits { here = true }:at_least(12), effect = "hold", because = "later" } },
  reuse = "once", prefer = "most_credit" }
