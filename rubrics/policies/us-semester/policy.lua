-- A university in the United States that counts in semester credits. README.md explains each clause and names its
-- source; "ours" is a choice to be replaced.
return policy {
  id = "us-semester", version = "2026.1", institution = "An American university, semesters",
  effective = { from = "2026-01-01" },
  standards = "CAEL 2006",
  contact = "registrar@example.edu",
  residency = "Credit by portfolio is residency credit; credit by examination or transfer is not.", -- M1, M2

  unit = "semester",
  units = { quarter = "2/3", ects = "1/2", cats = "1/4" }, -- U1
  round = { step = 1, mode = "down", at = "award", remainder = "elective" }, -- U2

  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true }, -- A1

  methods = {
    portfolio = { symbol = "P", resident = true },
    exam = { symbol = "CR", resident = false },
    transfer = { resident = false },
    badge = { resident = false },
  },
  grades = { "F", "D", "C", "B", "A" },

  programs = { BA4 = { credits = 120 }, AA2 = { credits = 60 }, CERT = { credits = 30 }, MSA = { credits = 36 },
    MAED = { credits = 30 } },
  caps = {
    pla = { percent = 50, of = "program", method = { "portfolio", "exam" }, held = true }, -- C1
    exam = { percent = 25, of = "program", within = "pla", method = "exam", held = true }, -- C2
    graduate = { max = { MSA = 12, MAED = 9, BA4 = 0, AA2 = 0, CERT = 0 }, within = "pla", -- C3
      credit_level = "graduate", held = true },
  },

  rules = {
    { id = "twelve-here", method = "portfolio", when = held_credits { here = true }:at_least(12), effect = "hold",
      because = "posted after 12 credits earned here" }, -- G1
    { id = "transfer-full", method = "portfolio", when = held_credits { method = "transfer" }:at_most(75),
      effect = "block", because = "no portfolio credit beside more than 75 transfer credits" }, -- G2
  },

  reuse = "once",
  prefer = "choices", -- R1
  fees = { portfolio = { per_claim = 250, currency = "USD" } }, -- F1
  appeals = { days = 30, to = "Registrar" },
  approvals = { "department", "dean", "registrar" }, -- P1
}
