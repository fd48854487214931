-- Caps and duplicates for the measurements.
return policy {
  id = "bench", version = "1", institution = "Bench", unit = "semester", units = { quarter = "2/3" },
  round = { step = "1/2", mode = "down", at = "award" },
  methods = { portfolio = { symbol = "CR", resident = false } },
  programs = { BA4 = { credits = 120 }, AA2 = { credits = 60 }, BSC = { credits = 120 } },
  caps = {
    pla = { max = 12, held = true },
    portfolio = { max = 8, within = "pla", method = "portfolio" },
  },
  courses = {
    ["EDU 210"] = { title = "Learning design", credits = 3, prerequisite = { "EDU 201" } },
    ["EDU 201"] = { title = "Learning in the workplace", credits = 3 },
    ["EDU 202"] = { title = "Learning in communities", credits = 3, prerequisite = { "EDU 101" } },
    ["EDU 301"] = { title = "Practice and theory", credits = 4, overlaps = { ["EDU 105"] = 1 } },
  },
}
