-- An Irish institution: ECTS, recognition of prior learning (RPL) with marks or an exemption. README.md explains
-- each clause and names its source; "ours" is a choice to be replaced.
return policy {
  id = "ireland", version = "2026.1", institution = "An Irish institute of technology",
  effective = { from = "2026-01-01" },
  contact = "rpl@example.ie",
  residency = "The final stage of a programme is studied here.",

  unit = "ects",
  units = { cats = "1/2", semester = 2, quarter = "4/3" }, -- U1
  round = { step = "1/2", mode = "down", at = "award" }, -- U2

  assessors = { minimum = 2, resolve = "mean", differ = 15, straddle = true, sample = "10%" }, -- A1

  methods = {
    portfolio = { resident = false }, -- M1: the grade is the mark
    transfer = { symbol = "X", resident = false }, -- M2
    exam = { symbol = "X", resident = false },
    badge = { resident = false },
  },
  grades = { "fail", "pass", "third", "second lower", "second upper", "first" }, -- M3

  programs = { CERT = { credits = 120 }, ORD = { credits = 180 }, HONS = { credits = 240 }, MASTER = { credits = 90 } },
  caps = { rpl = { max = { CERT = 60, ORD = 120, HONS = 180, MASTER = 30 }, held = true } }, -- C1

  reuse = "free", -- R1
  prefer = "choices",
  appeals = { to = "Registrar", text = "As for any other result of the examination board." }, -- P1
  approvals = { "assessor", "external examiner", "examination board" }, -- P2
}
