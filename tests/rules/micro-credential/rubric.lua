-- Common Microcredential Framework: 100 to 150 hours with assessment, EQF 6 or 7 (4 and 5 if ECTS-compliant), a
-- reliable
-- identity check, 4 to 6 ECTS; the mandatory elements of the EU recommendation must be there. A plain certificate
-- brings nothing.
local course = { kind = "mooc", assessed = true, identity = { "proctored", "verified" } }
local hours, eqf = hours(course):named "hours", largest("eqf", course)
return rubric { id = "micro-credential", version = "1", method = "moocs",
  fields = { assessed = "boolean", identity = "text", eqf = "number", ects = "boolean" },
  intake = { require = { "title", "issuer", "ended", "learning_outcomes", "hours", "eqf" } },
  awards = { { id = "cmf", elective = "Micro-credential", unit = "ects", because = "{hours} hours",
    when = hours:within(100, 150) & (eqf:within(6, 7) | eqf:within(4, 5) & count { ects = true }:at_least(1)),
    by = hours, credits = { { at_least = 100, credits = 4 }, { at_least = 125, credits = 5 },
      { at_least = 150, credits = 6 } } } } }
