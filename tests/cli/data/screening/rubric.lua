-- A rubric of every way a screening can end.
return rubric {
  id = "screening", version = "1", scale = { "below", "meets" }, fields = { country = "text" },
  method = "portfolio",
  criteria = { { id = "reflection", title = "Reflection", minimum = "meets" } },
  awards = {
    { id = "EDU1", course = "EDU 1", credits = 3, when = all_met() & hours { kind = "work" }:at_least(40) },
    { id = "host", badge = "Host", when = count { kind = "talk" }:at_least(1) },
    { id = "old", badge = "Old exam",
      when = exam("CLEP/Algebra", { to = "2020-12-31" }):at_least(50) },
    { id = "local", badge = "Local", when = learner "country":is("CA") & all_met() },
    { id = "both", badge = "Local host", requires = { "local", "host" }, when = all_met() },
    { id = "MAT1", course = "MAT 1", credits = 4, when = all_met() },
    { id = "exam", badge = "Exam", applies = count { kind = "exam" }:at_least(1), when = all_met() },
  },
}
