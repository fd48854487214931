-- A university in the United States that counts in quarter credits and keeps fractions. README.md explains each
-- clause and names its source; "ours" is a choice to be replaced.
return policy {
  id = "us-quarter", version = "2026.1", institution = "An American university, quarters",
  effective = { from = "2026-01-01" },
  standards = "CAEL 2006",
  contact = "registrar@example.edu",
  residency = "Credit for prior learning is never residency credit; 45 credits must be earned here.", -- M1

  unit = "quarter",
  units = { semester = "3/2", ects = "3/4", cats = "3/8" }, -- U1
  round = { mode = "none" }, -- U2

  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true }, -- A1

  methods = {
    portfolio = { symbol = "CR", resident = false },
    exam = { symbol = "CR", resident = false },
    transfer = { resident = false },
    badge = { resident = false },
  },
  grades = { "F", "D", "C", "B", "A" },

  programs = { BA4 = { credits = 180 }, AA2 = { credits = 90 }, CERT = { credits = 45 }, MSA = { credits = 54 },
    MAED = { credits = 45 } },
  caps = {
    pla = { max = { BA4 = 45, AA2 = "45/2", CERT = 18, MSA = 18, MAED = "27/2" }, -- C1
      method = { "portfolio", "exam" }, held = true },
    exam = { percent = 25, of = "program", within = "pla", method = "exam", held = true }, -- C2
    term = { max = 18, per = "term", within = "pla", method = "portfolio" }, -- C3
  },

  rules = {
    { id = "eighteen-here", method = "portfolio", when = held_credits { here = true }:at_least(18), effect = "hold",
      because = "posted after 18 credits earned here" }, -- G1
  },

  reuse = "once",
  prefer = "most_credit", -- R1
  fees = { portfolio = { per_claim = 125, currency = "USD" } }, -- F1
  appeals = { days = 30, to = "Registrar" },
  approvals = { "department", "registrar" },
}
