-- A Canadian university with prior learning assessment and recognition (PLAR). README.md explains each clause and
-- names its source; "ours" is a choice to be replaced.
return policy {
  id = "canada-plar", version = "2026.1", institution = "A Canadian open university",
  effective = { from = "2026-01-01" },
  standards = "CAEL 2006",
  contact = "plar@example.ca",
  residency = "Credit by PLAR is not residency credit.",

  unit = "credit",
  units = { semester = 1, quarter = "2/3", ects = "1/2", cats = "1/4" }, -- U1
  round = { step = "1/2", mode = "down", at = "award" }, -- U2

  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true }, -- A1

  methods = {
    portfolio = { symbol = "S", resident = false }, -- M1
    exam = { symbol = "S", resident = false },
    transfer = { resident = false },
    badge = { resident = false },
  },
  grades = { "F", "D", "C", "B", "A" },

  programs = {
    BA3 = { credits = 90 }, BA4 = { credits = 120 }, BALABOUR = { credits = 120 }, BCOMM = { credits = 120 },
    BHRLR = { credits = 120 }, BMGMT3 = { credits = 90 }, BNPOSTRN = { credits = 66 }, BPACOMM = { credits = 120 },
  },
  caps = {
    plar = { max = { BA3 = 6, BA4 = 9, BALABOUR = 39, BCOMM = 21, BHRLR = 30, BMGMT3 = 15, BNPOSTRN = 9, -- C1
      BPACOMM = 30 }, method = "portfolio", held = true },
  },

  fields = { transfer_evaluated = "boolean" },
  rules = {
    { id = "transfer-first", method = "portfolio", when = portfolio "transfer_evaluated":is(true), effect = "hold",
      because = "transfer credit is evaluated first, then PLAR" }, -- G1
    { id = "not-twice", method = "portfolio", when = attempt():at_most(2), effect = "block",
      because = "a claim is assessed twice at most" }, -- G2
  },

  reuse = "once",
  prefer = "choices",
  fees = { portfolio = { flat = 520, currency = "CAD" } }, -- F1
  appeals = { days = 30, to = "Registrar" },
  approvals = { "assessor", "PLAR office", "registrar" },
}
