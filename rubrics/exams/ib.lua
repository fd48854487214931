-- IB: credits by level (HL, SL) and score, as Xavier University of Louisiana prints them. No publisher's table exists:
-- every college decides. Others pay otherwise: Northwest Nazarene 5 a course at 5 to 7, 30 for the diploma.
local source = "xula.edu/ib-credit"
return {
  { exam = "IB/Biology HL", subject = "Biology", scores = { { at_least = 5, credits = 4 }, { at_least = 6, credits = 8 } },
    edition = "2020s", source = source },
  { exam = "IB/Biology SL", subject = "Biology", scores = { { at_least = 6, credits = 6 } }, edition = "2020s",
    source = source },
  { exam = "IB/French HL", subject = "French", scores = { { at_least = 4, credits = 3 }, { at_least = 5, credits = 6 } },
    edition = "2020s", source = source },
  { exam = "IB/English HL", subject = "Composition",
    scores = { { at_least = 5, credits = 3 }, { at_least = 6, credits = 6 } }, edition = "2020s", source = source },
  { exam = "IB/Mathematics HL", subject = "Calculus", scores = { { at_least = 5, credits = 4 } }, edition = "2020s",
    source = source },
  { exam = "IB/Physics HL", subject = "Physics 1", scores = { { at_least = 6, credits = 3 } }, edition = "2020s",
    source = source },
  { exam = "IB/Economics HL", subject = "Macroeconomics", scores = { { at_least = 5, credits = 3 } },
    edition = "2020s", source = source },
  { exam = "IB/History of the Americas HL", subject = "US History", scores = { { at_least = 5, credits = 6 } },
    edition = "2020s", source = source },
}
