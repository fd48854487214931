-- AP and Western Oregon: tiers by score; a tier may change course, elective and grade (Southern Connecticut).
return rubric { id = "tiers", version = "1", method = "exam",
  awards = {
    { id = "AP/Chinese", elective = "Chinese", by = exam "AP/Chinese",
      credits = { { at_least = 3, credits = 8 }, { at_least = 4, credits = 12 }, { at_least = 5, credits = 16 } } },
    { id = "AP/English", elective = "English", by = exam "AP/English Language",
      credits = { { at_least = 3, credits = 3 }, { at_least = 4, credits = 3, course = "ENG 110" },
        { at_least = 5, credits = 6, course = "ENG 112", grade = "A" } } },
    { id = "CLEP/Literature", course = "LIT 101", unit = "quarter", by = exam "CLEP/Analyzing Literature",
      when = rating "essay":at_least "passed",
      credits = { { at_least = 50, credits = 4 }, { at_least = 66, credits = 8 } } },
    { id = "AP/Capstone", exemption = "Seminar", when = exam "AP/Capstone":at_least(3) },
  }, scale = { "failed", "passed" }, criteria = { { id = "essay" } } }
