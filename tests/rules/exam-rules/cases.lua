local function is(name, exams, awards, more)
  local p = { id = "P", evidence = {} }
  for i, row in ipairs(exams) do p.evidence[i] = { id = "x" .. i, kind = "exam",
    exam = { name = row[1], score = row[2], taken = row[3] or "2026-05-01" } } end
  for k, v in pairs(more or {}) do if k ~= "review" then p[k] = v end end
  return case(name) { portfolio = p, ratings = { ["portfolio review"] = more and more.review or "passed" },
    as_of = "2026-11-01", expect = { awards = awards } }
end
local history = "CLEP/History"
return {
  is("5 and a portfolio review", { { "AP/Studio Art", 5 } }, { studio = { status = "recommended" } }),
  is("5 without", { { "AP/Studio Art", 5 } }, { studio = { status = "not_met" } }, { review = "failed" }),
  is("posted after a later course", { { "AP/Biology", 4 } },
    { biology = { status = "recommended", credits = 4, hold = { "post_when" } } }),
  is("passed with C", { { "AP/Biology", 4 } }, { biology = { hold = {} } },
    { held = { { course = "BIO 201", grade = "C" } } }),
  is("passed with D", { { "AP/Biology", 4 } }, { biology = { hold = { "post_when" } } },
    { held = { { course = "BIO 201", grade = "D" } } }),
  is("chemistry 3 for others", { { "AP/Chemistry", 3 } }, { chemistry = { status = "recommended" } },
    { learner = { id = "S", program = "ARTS" } }),
  is("chemistry 3 in science", { { "AP/Chemistry", 3 } }, { chemistry = { status = "not_met" } },
    { learner = { id = "S", program = "SCIENCE" } }),
  is("chemistry 4 in science", { { "AP/Chemistry", 4 } }, { chemistry = { status = "recommended" } },
    { learner = { id = "S", program = "SCIENCE" } }),
  is("BC 4: both courses", { { "AP/Calculus BC", 4 } },
    { ["calculus BC"] = { credits = 8 }, ["calculus AB"] = { status = "withheld" } }),
  is("BC 3: the first", { { "AP/Calculus BC", 3 } }, { ["calculus AB"] = { credits = 4 } }),
  is("BC failed, sub-score passed", { { "AP/Calculus BC", 2 }, { "AP/Calculus AB sub-score", 3 } },
    { ["calculus AB"] = { credits = 4 }, ["calculus BC"] = { status = "not_met" } }),
  is("a second try after six months counts", { { history, 40, "2026-01-01" }, { history, 55, "2026-07-01" } },
    { spaced = { status = "recommended" } }),
  is("a day earlier it does not", { { history, 40, "2026-01-01" }, { history, 55, "2026-06-30" } },
    { spaced = { status = "not_met" } }),
  is("B-level", { { "CLEP/Psychology", 59 } },
    { grade = { grade = "B", credits = 3 }, pass = { status = "withheld" } }),
  is("a pass", { { "CLEP/Psychology", 58 } }, { pass = { grade = "C", credits = 3 } }),
}
