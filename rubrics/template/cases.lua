-- One case per sentence of your policy: a pass, a near miss, a refusal. Run them with `plaudit test`.
local function portfolio(hours, level, verified, change)
  local p = {
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
  if change then change(p) end
  return p
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
  case "undecided: one assessor has not rated" {
    portfolio = portfolio(100, "meets", true, function(p) p.ratings[2] = nil end), as_of = "2026-11-01",
    expect = { outcome = null, awards = { course = { status = "undecided" } } },
  },
  case "dispute: one level below the minimum, one at it" {
    portfolio = portfolio(100, "meets", true, function(p) p.ratings[2].level = "emerging" end), as_of = "2026-11-01",
    expect = { outcome = null, awards = { course = { status = "undecided" } } },
  },
  case "the second attempt is the last" {
    portfolio = portfolio(100, "absent", true, function(p) p.attempt = 2 end), as_of = "2026-11-01",
    expect = { outcome = "fail", awards = { course = { status = "not_met" } } },
  },
  case "pass: reflection and breadth exceed" {
    portfolio = portfolio(100, "exceeds", true, function(p)
      for i = 3, 4 do
        p.evidence[i] = { id = "e" .. i, kind = "volunteer", title = "More", issuer = "Place " .. i,
          started = "2025-01-01", ended = "2025-12-31", hours = 1, verified = true }
      end
    end), as_of = "2026-11-01", expect = { outcome = "pass", awards = { course = { status = "recommended" } } },
  },
  case "not met: no place is named" {
    portfolio = portfolio(100, "meets", true, function(p)
      for _, item in ipairs(p.evidence) do item.issuer = nil end
    end), as_of = "2026-11-01", expect = { outcome = "refer", awards = { course = { status = "not_met" } } },
  },
}
