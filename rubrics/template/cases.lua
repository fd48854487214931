-- One case per sentence of your policy: a pass, a near miss, a refusal. Run them with `plaudit test`.
local function portfolio(hours, level, verified)
  return {
    id = "P1", submitted = "2026-05-15", learner = { id = "S1" },
    evidence = {
      { id = "e1", kind = "work", title = "Work", issuer = "One", started = "2024-01-01", ended = "2025-12-31",
        hours = hours, verified = verified,
        reflection = "I began to ask before answering." },
      { id = "e2", kind = "volunteer", title = "Volunteer work", issuer = "Two", started = "2025-01-01",
        ended = "2025-12-31", hours = 20, verified = true },
    },
    ratings = {
      { assessor = "a1", criterion = "reflection", level = level, rated = "2026-06-01" },
      { assessor = "a2", criterion = "reflection", level = level, rated = "2026-06-02" },
    },
  }
end
return {
  case "pass: 120 hours in two places" {
    portfolio = portfolio(100, "meets", true), as_of = "2026-11-01",
    expect = { outcome = "pass", awards = { course = { status = "recommended", credits = 3 } } },
  },
  case "near miss: 119 hours" {
    portfolio = portfolio(99, "meets", true), as_of = "2026-11-01",
    expect = { outcome = "refer", awards = { course = { status = "not_met" } } },
  },
  case "refused: nobody verified the work" {
    portfolio = portfolio(100, "meets", false), as_of = "2026-11-01",
    expect = { awards = { course = { status = "not_met" } } },
  },
  case "not met: reflection below the minimum" {
    portfolio = portfolio(100, "emerging", true), as_of = "2026-11-01",
    expect = { awards = { course = { status = "not_met" } } },
  },
  case "undecided: hours not known" {
    portfolio = portfolio("unknown", "meets", true), as_of = "2026-11-01",
    expect = { awards = { course = { status = "undecided" } } },
  },
}
