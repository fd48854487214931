-- The policy of an invented university: nearly every kind of rule the engine knows, once.
-- Clauses are explained in README.md, one by one; numbers name their source or are "ours".
local twelve_here = held_credits { here = true }:at_least(12)

return policy {
  id = "example-university", version = "2026.1", institution = "Example University",
  effective = { from = "2026-01-01" },
  standards = "CAEL 2006", -- the revised list (Fiddler, Marienau, Whitaker)
  contact = "prior.learning@example.edu",
  residency = "Credit for prior learning is never residency credit; 30 credits must be earned here.",

  -- U1-U4: units and rounding
  unit = "semester",
  units = { quarter = "2/3", ects = "1/2", cats = "1/4" },
  round = { step = "1/2", mode = "down", at = "award", remainder = "elective" },

  -- A1: two assessors unless a rubric says otherwise
  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true },

  -- M1-M4: what the transcript shows
  methods = {
    portfolio = { symbol = "CR", resident = false },
    exam = { symbol = "K", resident = false },
    transfer = { symbol = "T", resident = false },
    badge = { resident = false },
  },
  grades = { "F", "D", "C", "B", "A" },

  -- C1-C5: caps, in semester credits
  programs = {
    BA4 = { credits = 120 }, BSC4 = { credits = 120 }, AA2 = { credits = 60 }, CERT = { credits = 24 },
  },
  caps = {
    pla = { max = { BA4 = 30, BSC4 = 30, AA2 = 15, CERT = 12 }, method = { "portfolio", "exam" }, held = true },
    portfolio = { max = 24, within = "pla", method = "portfolio", held = true },
    exam = { max = 24, within = "pla", method = "exam", held = true },
    upper = { percent = 25, of = "program", credit_level = "upper" },
  },
  cohort = { portfolio = { percent = 10, method = "portfolio" } }, -- C5: counted for the board, applied to nobody

  -- D1-D5: the catalogue, as far as prior learning meets it
  courses = {
    ["BUS 101"] = { title = "Introduction to business", credits = 3, credit_level = "lower",
                    tests = { "DSST/Introduction to Business" } },
    ["BUS 210"] = { title = "Supervision", credits = 3, credit_level = "lower",
                    prerequisite = { "BUS 101" }, tests = { "DSST/Principles of Supervision" } },
    ["COM 110"] = { title = "Public speaking", credits = 3, credit_level = "lower",
                    tests = { "DSST/Principles of Public Speaking" } },
    ["CSC 110"] = { title = "Programming I", credits = 4, credit_level = "lower" },
    ["CSC 215"] = { title = "Collaborative software development", credits = 3, credit_level = "upper",
                    supersedes = { "CSC 110" } },
    ["EDT 410"] = { title = "Personal learning networks", credits = 3, credit_level = "upper" },
    ["EDU 101"] = { title = "Foundations of adult learning", credits = 3, credit_level = "lower" },
    ["EDU 120"] = { title = "Studies in open courses", credit_level = "lower" }, -- 1 to 3 credits
    ["EDU 215"] = { title = "Leading groups", credits = 3, credit_level = "lower" },
    ["EDU 301"] = { title = "Facilitating open communities", credits = 3, credit_level = "upper",
                    equivalent = { "ADE 301" }, prerequisite = { "EDU 101" }, overlaps = { ["EDU 215"] = 1 } },
    ["ENG 101"] = { title = "College composition", credits = 3, credit_level = "lower",
                    tests = { "CLEP/College Composition" } },
    ["LAB 230"] = { title = "Labour education", credits = 3, credit_level = "lower" },
    ["LAN 201"] = { title = "Intermediate language I", credits = 3, credit_level = "lower" },
    ["LIB 150"] = { title = "Open knowledge and sources", credits = 3, credit_level = "lower" },
    ["MAK 140"] = { title = "Digital fabrication", credits = 3, credit_level = "lower",
                    exclusive = { "MAK 145" } },
    ["MAK 145"] = { title = "Workshop practice", credits = 3, credit_level = "lower" },
    ["MAT 105"] = { title = "College algebra", credits = 3, credit_level = "lower",
                    tests = { "CLEP/College Algebra" } },
    ["MAT 108"] = { title = "Precalculus", credits = 3, credit_level = "lower",
                    overlaps = { ["MAT 105"] = 2 }, tests = { "CLEP/Precalculus" } },
    ["MAT 226"] = { title = "Calculus", credits = 4, credit_level = "lower",
                    supersedes = { "MAT 108" }, tests = { "CLEP/Calculus", "AP/Calculus AB" } },
    ["SOC 101"] = { title = "Introduction to sociology", credits = 3, credit_level = "lower",
                    tests = { "CLEP/Introductory Sociology" } },
  },

  -- G1-G3: gates, asked of every earned award before the caps
  rules = {
    { id = "twelve-here", method = "portfolio", when = twelve_here, effect = "hold",
      because = "posted after 12 credits earned here" },
    { id = "twelve-here-exam", method = "exam", when = twelve_here, effect = "hold",
      because = "posted after 12 credits earned here" },
    { id = "two-attempts", method = "portfolio", when = attempt():at_most(2), effect = "block",
      because = "a claim is assessed twice at most" },
    { id = "transfer-first", method = "portfolio", when = held_credits { method = "transfer" }:at_most(75),
      effect = "refer",
      because = "with more than 75 transfer credits the adviser plans the rest of the degree first" },
  },

  reuse = "once",     -- R1: one piece of evidence, one award
  prefer = "choices", -- R2: the learner says what is kept when a cap bites
  fees = { portfolio = { per_claim = 125, currency = "USD" } }, -- F1
  appeals = { days = 30, to = "Registrar" }, -- P1
  approvals = { "department", "registrar" }, -- P2
}
