-- Fees are data of the policy: they change no decision.
return { case "a fee is no limit" {
  portfolio = { id = "P", evidence = {}, claims = { { id = "c1", course = "A 1", credits = 3 } } },
    ratings = { outcomes = "yes" },
  as_of = "2026-11-01", expect = { credits = 3, awards = { ["credit:c1"] = { credits = 3, limits = {} } } } } }
