-- A quarter school: credit from elsewhere comes in semesters.
return rubric { id = "units-quarter", version = "1", fields = { amount = "number" },
  awards = { { id = "course", course = "HST 201", unit = "semester", credits = sum "amount" } } }
