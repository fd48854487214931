-- Credit by portfolio and by exam: as much as the evidence says.
return rubric { id = "caps-nested", version = "1", fields = { amount = "number" },
  awards = { { id = "P", elective = "Portfolio", method = "portfolio",
    credits = sum("amount", { kind = "portfolio" }) },
    { id = "X", elective = "Exam", method = "exam", credits = sum("amount", { kind = "exam" }) } } }
