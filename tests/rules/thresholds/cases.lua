local function is(name, portfolio, awards, ratings)
  portfolio.id, portfolio.evidence = "P", portfolio.evidence or {}
  return case(name) { portfolio = portfolio, ratings = ratings, as_of = "2026-11-01", expect = { awards = awards } }
end
local function met(n)
  local found = {}
  for i = 1, 4 do found["o" .. i] = i <= n and "met" or "not_met" end
  return { evidence = { { id = "e", kind = "work" } },
    findings = { { evidence = "e", assessor = "a1", learning_outcomes = found } } }
end
local function exam(name, score, program)
  return { learner = { id = "S", program = program },
    evidence = { { id = "x", kind = "exam", exam = { name = name, score = score, taken = "2026-05-01" } } } }
end
return {
  is("two of four", met(2), { most = { status = "not_met" }, every = { status = "not_met" } }),
  is("three of four: 75 %", met(3), { most = { status = "recommended" }, every = { status = "not_met" } }),
  is("all", met(4), { most = { status = "recommended" }, every = { status = "recommended" } }),
  is("CLEP 49", exam("CLEP/College Algebra", 49), { clep = { status = "not_met" } }),
  is("CLEP 50", exam("CLEP/College Algebra", 50, "ARTS"), { clep = { status = "recommended" } }),
  is("a programme that wants a B: 62", exam("CLEP/College Algebra", 62, "NURSING"),
    { clep = { status = "not_met" } }),
  is("63", exam("CLEP/College Algebra", 63, "NURSING"), { clep = { status = "recommended" } }),
  is("DSST 399", exam("DSST/Principles of Finance", 399), { dsst = { status = "not_met" } }),
  is("DSST 400", exam("DSST/Principles of Finance", 400), { dsst = { status = "recommended" } }),
  is("B", {}, { graduate = { status = "recommended" }, title5 = { status = "recommended" } }, { standard = "B" }),
  is("C", {}, { graduate = { status = "not_met" }, title5 = { status = "recommended" } }, { standard = "C" }),
  is("D", {}, { title5 = { status = "not_met" } }, { standard = "D" }),
  is("held with C", { held = { { course = "BIO 2", grade = "C" } } }, { after = { status = "recommended" } }),
  is("held with D", { held = { { course = "BIO 2", grade = "D" } } }, { after = { status = "not_met" } }),
  is("held with a grade nobody ranks", { held = { { course = "BIO 2", grade = "P" } } },
    { after = { status = "undecided" } }),
}
