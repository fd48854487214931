-- Cases for graduate-work-experience: a claim equal to a B, and what changes when one thing changes.

local function portfolio(change)
  local p = {
    id = "P1", submitted = "2026-05-15", learner = { id = "S1", bachelor_awarded = "2012-06-30" },
    claims = { { id = "c1", rubric = "graduate-work-experience", course = "EDU 690", credits = 3, unit = "semester",
      credit_level = "graduate", learning_outcomes = { "o1", "o2" } } },
    evidence = { { id = "job", kind = "work", title = "Programme lead", started = "2022-01-01", ended = "2025-12-31",
      hours = 6000, verified = true, reflection = "..." } },
    findings = { { evidence = "job", assessor = "a1", valid = true, learning_outcomes = { o1 = "met", o2 = "met" } } },
  }
  if change then change(p) end
  return p
end
local function rated(change)
  local ratings = { level = "graduate", theory = "B", practice = "A", critique = "B" }
  for criterion, level in pairs(change or {}) do ratings[criterion] = level end
  return ratings
end
local AWARD = "graduate:c1"
local function expect(outcome, status, credits)
  return { outcome = outcome, awards = { [AWARD] = { status = status, credits = credits } } }
end
local function item(change) return function(p) change(p.evidence[1]) end end
-- The whole job lies between two days; nothing else changes.
local function job(from, to, hours, bachelor)
  return function(p)
    p.evidence[1].started, p.evidence[1].ended, p.evidence[1].hours = from, to, hours
    if bachelor then p.learner.bachelor_awarded = bachelor end
  end
end

local cases = {
  case "pass: equal to a B" {
    portfolio = portfolio(), ratings = rated(), as_of = "2026-11-01",
    expect = { outcome = "accept", awards = { [AWARD] = { status = "recommended", credits = 3, symbol = "CR",
      credit_level = "graduate" } } },
  },
  case "equal to an A is the same CR" {
    portfolio = portfolio(), ratings = rated { theory = "A", critique = "A" }, as_of = "2026-11-01",
    expect = expect("accept", "recommended", 3),
  },
  case "near miss: the theory of a C" {
    portfolio = portfolio(), ratings = rated { theory = "C" }, as_of = "2026-11-01", expect = expect("revise", "not_met"),
  },
  case "near miss: the practice of a C, whatever the theory" {
    portfolio = portfolio(), ratings = rated { theory = "A", practice = "C" }, as_of = "2026-11-01",
    expect = expect("revise", "not_met"),
  },
  case "a success story" {
    portfolio = portfolio(), ratings = rated { critique = "below C" }, as_of = "2026-11-01",
    expect = expect("revise", "not_met"),
  },
  case "odd rule, the gate: sound, but undergraduate" {
    portfolio = portfolio(), ratings = rated { level = "undergraduate" }, as_of = "2026-11-01",
    expect = expect("redirect", "not_met"),
  },
  case "a claim for an undergraduate course belongs elsewhere" {
    portfolio = portfolio(function(p) p.claims[1].credit_level = "upper" end), ratings = rated(), as_of = "2026-11-01",
    expect = expect("redirect", "not_met"),
  },
  case "theory that does not appear" {
    portfolio = portfolio(), ratings = rated { theory = "below C" }, as_of = "2026-11-01",
    expect = expect("revise", "not_met"),
  },
  case "claims without traces" {
    portfolio = portfolio(), ratings = rated { practice = "below C" }, as_of = "2026-11-01",
    expect = expect("revise", "not_met"),
  },
  case "critique needs a C only" {
    portfolio = portfolio(), ratings = rated { critique = "C" }, as_of = "2026-11-01",
    expect = expect("accept", "recommended"),
  },
  case "undergraduate, and theory in dispute: which form is not decided yet" {
    portfolio = portfolio(), ratings = rated { level = "undergraduate", theory = { a1 = "B", a2 = "C" } },
    as_of = "2026-11-01", expect = { outcome = null, awards = { [AWARD] = { status = "not_met" } } },
  },
  case "whether the job is verified is not known" {
    portfolio = portfolio(item(function(e) e.verified = "unknown" end)), ratings = rated(), as_of = "2026-11-01",
    expect = { outcome = null, awards = { [AWARD] = { status = "undecided" } } },
  },
  case "the lower of two ratings counts" {
    portfolio = portfolio(), ratings = rated { practice = { a1 = "A", a2 = "B" } }, as_of = "2026-11-01",
    expect = expect("accept", "recommended", 3),
  },
  case "dispute: is this graduate level?" {
    portfolio = portfolio(), ratings = rated { level = { a1 = "graduate", a2 = "undergraduate" } },
    as_of = "2026-11-01", expect = { outcome = null, awards = { [AWARD] = { status = "undecided" } } },
  },
  case "dispute over a level nobody needs: A or below C in theory" {
    portfolio = portfolio(), ratings = rated { theory = { a1 = "A", a2 = "below C" } }, as_of = "2026-11-01",
    expect = { outcome = null, awards = { [AWARD] = { status = "undecided" } } },
  },
  case "one assessor is missing" {
    portfolio = portfolio(), ratings = rated { theory = { a1 = "B" } }, as_of = "2026-11-01",
    expect = { status = "undecided", awards = { [AWARD] = { status = "undecided" } } },
  },
  case "refused: it has served undergraduate credit" {
    portfolio = portfolio(item(function(e) e.undergraduate_credit = true end)), ratings = rated(),
    as_of = "2026-11-01", expect = expect("revise", "not_met"),
  },
  case "it has served no undergraduate credit" {
    portfolio = portfolio(item(function(e) e.undergraduate_credit = false end)), ratings = rated(),
    as_of = "2026-11-01", expect = expect("accept", "recommended"),
  },
  case "refused: nobody verified the employment" {
    portfolio = portfolio(item(function(e) e.verified = false end)), ratings = rated(), as_of = "2026-11-01",
    expect = expect("revise", "not_met"),
  },
  case "one outcome of the course was met in part only" {
    portfolio = portfolio(function(p) p.findings[1].learning_outcomes.o2 = "partly" end), ratings = rated(),
    as_of = "2026-11-01", expect = expect("revise", "not_met"),
  },
  case "no bachelor's degree is named" {
    portfolio = portfolio(function(p) p.learner.bachelor_awarded = nil end), ratings = rated(), as_of = "2026-11-01",
    expect = expect("revise", "not_met"),
  },
  case "the date of the degree is not known" {
    portfolio = portfolio(function(p) p.learner.bachelor_awarded = "unknown" end), ratings = rated(),
    as_of = "2026-11-01", expect = { outcome = null, awards = { [AWARD] = { status = "undecided" } } },
  },
  case "three credits are a claim to 1800 hours, two to 1200" {
    portfolio = portfolio(function(p) p.evidence[1].hours, p.claims[1].credits = 1200, 2 end), ratings = rated(),
    as_of = "2026-11-01", expect = expect("accept", "recommended", 2),
  },
  case "no claim: incomplete" {
    portfolio = portfolio(function(p) p.claims = nil end), as_of = "2026-11-01", expect = { status = "incomplete" },
  },
  case "no reflection: incomplete" {
    portfolio = portfolio(item(function(e) e.reflection = nil end)), as_of = "2026-11-01",
    expect = { status = "incomplete" },
  },
  case "the second attempt is the last" {
    portfolio = portfolio(function(p) p.attempt = 2 end), ratings = rated { theory = "C" }, as_of = "2026-11-01",
    expect = expect("reject", "not_met"),
  },
  case "posted after twelve graduate credits here: not yet" {
    portfolio = portfolio(), ratings = rated(), as_of = "2026-11-01",
    expect = { awards = { [AWARD] = { status = "recommended", hold = { "post_when" },
      limits = { { by = "post_when", cut = 0 } } } } },
  },
  case "posted after twelve graduate credits here: now" {
    portfolio = portfolio(function(p)
      p.held = { { course = "EDU 600", credits = 12, unit = "semester", credit_level = "graduate", grade = "B",
        status = "passed", method = "course", here = true } }
    end), ratings = rated(), as_of = "2026-11-01",
    expect = { awards = { [AWARD] = { status = "recommended", hold = {} } } },
  },
}
-- Recency, whichever begins later. Seven years before 2026-11-01 is 2019-11-01.
for name, row in pairs {
  ["all before the seven years"] = { job("2012-07-01", "2019-10-31", 9000), "not_met" },
  ["1799 hours inside"] = { job("2022-01-01", "2024-12-31", 1799), "not_met" },
  ["1800 hours inside"] = { job("2022-01-01", "2024-12-31", 1800), "recommended" },
  ["half of 3600 hours before the seven years"] = { job("2018-10-31", "2020-10-31", 3600), "recommended" },
  ["a day more than half before the seven years"] = { job("2018-10-30", "2020-10-31", 3600), "not_met" },
  ["all before a degree of last year"] = { job("2020-01-01", "2024-12-31", 9000, "2025-01-01"), "not_met" },
  ["half of 3600 hours before the degree"] = { job("2022-01-01", "2025-12-31", 3600, "2024-01-01"), "recommended" },
  ["inside the seven years, a degree long ago"] = { job("2020-01-01", "2020-12-31", 1800, "1994-07-01"), "recommended" },
  ["hours not known"] = { job("2022-01-01", "2024-12-31", "unknown"), "undecided" },
} do
  cases[#cases + 1] = case("recency: " .. name) {
    portfolio = portfolio(row[1]), ratings = rated(), as_of = "2026-11-01",
    expect = { awards = { [AWARD] = { status = row[2] } } },
  }
end
cases[#cases + 1] = case "the level claimed is not known" {
  portfolio = portfolio(function(p) p.claims[1].credit_level = "unknown" end), ratings = rated(),
  as_of = "2026-11-01", expect = { outcome = null, awards = { [AWARD] = { status = "undecided" } } },
}
cases[#cases + 1] = case "graduate credit held, how much is not known: not posted yet" {
  portfolio = portfolio(function(p)
    p.held = { { course = "EDU 600", unit = "semester", credit_level = "graduate", grade = "B",
      status = "passed", method = "course", here = true } }
  end), ratings = rated(), as_of = "2026-11-01",
  expect = { awards = { [AWARD] = { status = "recommended", hold = { "post_when" } } } },
}
return cases
