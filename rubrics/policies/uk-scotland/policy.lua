-- A university in Scotland or elsewhere in the United Kingdom: CATS or SCQF credit points, recognition of prior
-- learning (RPL). README.md explains each clause and names its source; "ours" is a choice to be replaced.
return policy {
  id = "uk-scotland", version = "2026.1", institution = "A Scottish university",
  effective = { from = "2026-01-01" },
  contact = "rpl@example.ac.uk",
  residency = "What the caps leave must be studied here.",

  unit = "cats",
  units = { scqf = 1, ects = 2, semester = 4, quarter = "8/3" }, -- U1
  round = { step = 1, mode = "down", at = "award" }, -- U2

  assessors = { minimum = 2, resolve = "lowest", differ = 2, straddle = true }, -- A1

  methods = { -- M1
    portfolio = { symbol = "RPL", resident = false },
    exam = { symbol = "RPL", resident = false },
    transfer = { symbol = "CT", resident = false },
    badge = { resident = false },
  },
  grades = { "Fail", "Pass", "Merit", "Distinction" },

  programs = {
    CERTHE = { credits = 120 }, DIPHE = { credits = 240 }, FD = { credits = 240 }, HONS = { credits = 360 },
    SCOHONS = { credits = 480 }, INTMASTERS = { credits = 480 }, PGCERT = { credits = 60 },
    PGDIP = { credits = 120 }, MASTERS = { credits = 180 },
  },
  caps = {
    rpl = { max = { CERTHE = 60, DIPHE = 120, FD = 120, HONS = 120, SCOHONS = 240, INTMASTERS = 240, PGCERT = 30, -- C1
      PGDIP = 60, MASTERS = 60 }, held = true },
  },

  reuse = "free", -- R1
  prefer = "choices",
  appeals = { days = 20, to = "Academic Registry" },
  approvals = { "module leader", "RPL panel", "examination board" }, -- P1
}
