-- No rounding of the credit itself: 3 semester = 4.5 quarter, 4 needed, 0.5 left for electives (Cal Poly Pomona)
return policy { id = "quarter", version = "1", unit = "quarter", units = { semester = "3/2", ects = "3/4" },
  round = { step = 1, mode = "down", remainder = "elective" } }
