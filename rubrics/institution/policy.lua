-- The rules of your institution: change the numbers to what your regulations say.
-- `plaudit check policy.lua` tells what is wrong with it; every change needs a new version.
return policy {
  id = "institution", version = "2026.1", institution = "Your institution",
  effective = { from = "2026-01-01" },
  contact = "prior.learning@example.edu",

  -- Credits of others in yours, and what is done with the rest of a division.
  unit = "semester",
  units = { quarter = "2/3", ects = "1/2" },
  round = { step = "1/2", mode = "down", at = "award" },

  -- Two assessors rate; two levels apart, or on both sides of a minimum, a moderator settles it.
  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true },

  methods = { portfolio = { symbol = "CR", resident = false } },
  caps = { portfolio = { max = 30, method = "portfolio", held = true } },

  approvals = { "department", "registrar" }, -- in this order
  appeals = { days = 30, to = "Registrar" },
}
