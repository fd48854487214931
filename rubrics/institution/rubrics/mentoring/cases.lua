-- One case per sentence of the rubric. `plaudit test rubrics/mentoring` runs them.
local function portfolio(hours, level, verified)
  return {
    id = "P1", submitted = "2026-05-15", learner = { id = "S1" },
    evidence = {
      { id = "e1", kind = "mentoring", title = "Mentor of newcomers", started = "2025-01-01", ended = "2025-12-31",
        hours = hours, verified = verified },
    },
    ratings = {
      { assessor = "a1", criterion = "reflection", level = level },
      { assessor = "a2", criterion = "reflection", level = level },
    },
  }
end
local function expect(status)
  return { awards = { MEN101 = { status = status } } }
end
return {
  case "pass: 40 hours" {
    portfolio = portfolio(40, "meets", true), as_of = "2026-11-01",
    expect = { outcome = "pass", awards = { MEN101 = { status = "recommended", credits = 3 } } },
  },
  case "near miss: 39 hours" {
    portfolio = portfolio(39, "meets", true), as_of = "2026-11-01",
    expect = { outcome = "fail", awards = { MEN101 = { status = "not_met" } } },
  },
  case "refused: nobody verified the hours" {
    portfolio = portfolio(40, "meets", false), as_of = "2026-11-01", expect = expect("not_met"),
  },
  case "not met: reflection below the minimum" {
    portfolio = portfolio(40, "emerging", true), as_of = "2026-11-01", expect = expect("not_met"),
  },
  case "undecided: hours not known" {
    portfolio = portfolio("unknown", "meets", true), as_of = "2026-11-01", expect = expect("undecided"),
  },
}
