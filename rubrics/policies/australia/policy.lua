-- An Australian provider of higher education: credit points, recognition of prior learning (RPL), credit as block,
-- specified or unspecified. README.md explains each clause and names its source; "ours" is a choice to be replaced.
return policy {
  id = "australia", version = "2026.1", institution = "An Australian institute",
  effective = { from = "2026-01-01" },
  contact = "rpl@example.edu.au",
  residency = "At least a third of a course of study must be completed here.", -- C1

  unit = "cp",
  units = { ects = "4/5", cats = "2/5", semester = "8/5", quarter = "16/15" }, -- U1
  round = { step = 1, mode = "down", at = "award", remainder = "elective" }, -- U2

  assessors = { minimum = 2, resolve = "median", differ = 2, straddle = true }, -- A1

  methods = {
    portfolio = { symbol = "RPL", resident = false },
    exam = { symbol = "RPL", resident = false },
    transfer = { symbol = "CT", resident = false },
    badge = { resident = false },
  },
  grades = { "N", "P", "C", "D", "HD" },

  programs = { DIP = { credits = 48 }, BACHELOR = { credits = 144 }, GRADCERT = { credits = 24 },
    MASTER = { credits = 72 } },
  caps = {
    all = { percent = "200/3", of = "program", held = true }, -- C1: two thirds
    rpl = { percent = 50, of = "program", within = "all", method = "portfolio", held = true }, -- C2
  },

  reuse = "once",
  prefer = "most_credit",
  appeals = { days = 20, to = "Academic Director" },
  approvals = { "course coordinator", "academic director" }, -- P1
}
