-- Cases for open-recognition: a claim to one credential that is issued, and what changes when one thing changes.
local KINDS = { host = "facilitation", keep = "community", write = "blog", maintain = "open source" }
local OUTCOMES = {
  host = { "prepares guests", "makes room", "learns from a failure" },
  keep = { "welcomes newcomers", "settles conflicts", "shares the work" },
  write = { "writes for a reader", "names sources", "corrects in the open" },
  maintain = { "decides with others", "reviews", "hands over" },
}

local function portfolio(credential, hours, change)
  local found = {}
  for _, outcome in ipairs(OUTCOMES[credential] or {}) do found[outcome] = "met" end
  local p = {
    id = "P1", submitted = "2026-05-15", learner = { id = "S1" },
    claims = { { id = "c1", rubric = "open-recognition", credential = credential } },
    evidence = { { id = "e1", kind = KINDS[credential] or "blog", title = "Work", started = "2024-01-01",
      ended = "2026-03-31", hours = hours, endorsements = { { by = "Ana", relation = "peer" },
        { by = "Bo", relation = "guest" }, { by = "Chi", relation = "peer" } } },
      { id = "id", kind = "identity check", title = "Passport seen", started = "2026-05-01", ended = "2026-05-01",
        verified = true } },
    findings = OUTCOMES[credential] and { { evidence = "e1", assessor = "a1", learning_outcomes = found } },
  }
  if change then change(p) end
  return p
end
local function rated(change)
  local ratings = { practice = "shown", effect = "shown", reflection = "shown" }
  for criterion, level in pairs(change or {}) do ratings[criterion] = level end
  return ratings
end
local function expect(outcome, formal, informal)
  return { outcome = outcome, awards = { host = { status = formal }, ["peers:host"] = { status = informal } } }
end
local YES, NO, OPEN = "recommended", "not_met", "undecided"
local function held(...)
  local list = {}
  for i, id in ipairs { ... } do
    list[i] = { course = id, status = "passed", ended = "2025-12-01", method = "portfolio", here = true }
  end
  return list
end

local cases = {
  case "pass: issued, and the peers say so as well" {
    portfolio = portfolio("host", 60), ratings = rated(), as_of = "2026-11-01", expect = { outcome = "issued",
      awards = { host = { status = YES, method = "badge" }, ["peers:host"] = { status = YES } } },
  },
  case "issued without a single endorsement" {
    portfolio = portfolio("host", 60, function(p) p.evidence[1].endorsements = nil end), ratings = rated(),
    as_of = "2026-11-01", expect = expect("issued", YES, NO),
  },
  case "peers only: no outcome was found met" {
    portfolio = portfolio("host", 60, function(p) p.findings = nil end),
    ratings = rated { effect = "not shown" }, as_of = "2026-11-01", expect = expect("peers", NO, YES),
  },
  case "peers: two people, one of them twice" {
    portfolio = portfolio("host", 10, function(p) p.evidence[1].endorsements[3].by = "Ana" end), ratings = rated(),
    as_of = "2026-11-01", expect = expect("refer", NO, NO),
  },
  case "peers: a word from oneself or the family is none" {
    portfolio = portfolio("host", 10, function(p)
      p.evidence[1].endorsements[1].relation, p.evidence[1].endorsements[2].relation = "self", "family"
    end), ratings = rated(), as_of = "2026-11-01", expect = expect("refer", NO, NO),
  },
  case "peers: endorsements of something else" {
    portfolio = portfolio("host", 60, function(p) p.evidence[1].kind = "blog" end), ratings = rated(),
    as_of = "2026-11-01", expect = expect("refer", NO, NO),
  },
  case "near miss: an hour short of the workload" {
    portfolio = portfolio("host", 49), ratings = rated(), as_of = "2026-11-01", expect = expect("peers", NO, YES),
  },
  case "just the workload" {
    portfolio = portfolio("host", 50), ratings = rated(), as_of = "2026-11-01", expect = expect("issued", YES, YES),
  },
  case "near miss: one outcome met in part only" {
    portfolio = portfolio("host", 60, function(p) p.findings[1].learning_outcomes["makes room"] = "partly" end),
    ratings = rated(), as_of = "2026-11-01", expect = expect("peers", NO, YES),
  },
  case "the identity was not checked: nothing formal" {
    portfolio = portfolio("host", 60, function(p) p.evidence[2] = nil end), ratings = rated(),
    as_of = "2026-11-01", expect = expect("peers", NO, YES),
  },
  case "whether the identity was checked is not known" {
    portfolio = portfolio("host", 60, function(p) p.evidence[2].verified = "unknown" end), ratings = rated(),
    as_of = "2026-11-01", expect = expect(null, OPEN, YES),
  },
  case "dispute: shown or not shown" {
    portfolio = portfolio("host", 60), ratings = rated { reflection = { a1 = "shown", a2 = "not shown" } },
    as_of = "2026-11-01", expect = expect(null, OPEN, YES),
  },
  case "no dispute: shown, or shown widely" {
    portfolio = portfolio("host", 60), ratings = rated { reflection = { a1 = "shown", a2 = "shown widely" } },
    as_of = "2026-11-01", expect = expect("issued", YES, YES),
  },
  case "refused: six years ago" {
    portfolio = portfolio("host", 60, function(p) p.evidence[1].started, p.evidence[1].ended = "2019-01-01",
      "2020-06-30" end), ratings = rated(), as_of = "2026-11-01", expect = expect("refer", NO, NO),
  },
  case "the second attempt is the last" {
    portfolio = portfolio("host", 10, function(p) p.attempt, p.evidence[1].endorsements = 2, nil end),
    ratings = rated(), as_of = "2026-11-01", expect = expect("not-now", NO, NO),
  },
  case "no claim: incomplete" {
    portfolio = portfolio("host", 60, function(p) p.claims = nil end), as_of = "2026-11-01",
    expect = { status = "incomplete" },
  },
  case "three held credentials make the elective" {
    portfolio = portfolio("open-practice", 0, function(p) p.held = held("host", "keep", "write") end),
    ratings = rated(), as_of = "2026-11-01",
    expect = { outcome = "issued", awards = { ["open-practice"] = { status = YES, earned = 6, unit = "ects" } } },
  },
  case "two held credentials do not" {
    portfolio = portfolio("open-practice", 0, function(p) p.held = held("host", "maintain") end),
    ratings = rated(), as_of = "2026-11-01",
    expect = { outcome = "refer", awards = { ["open-practice"] = { status = NO } } },
  },
  case "odd rule: recognition by peers does not stack" {
    portfolio = portfolio("open-practice", 0, function(p) p.held = held("host", "keep", "peers:write") end),
    ratings = rated(), as_of = "2026-11-01",
    expect = { outcome = "refer", awards = { ["open-practice"] = { status = NO } } },
  },
}
cases[#cases + 1] = case "a credential held from before does not count for this claim" {
  portfolio = portfolio("write", 10, function(p) p.held, p.evidence[1].endorsements = held("host"), nil end),
  ratings = rated(), as_of = "2026-11-01", expect = { outcome = "refer", awards = { write = { status = NO } } },
}
cases[#cases + 1] = case "a claim to something that is not on offer" {
  portfolio = portfolio("juggling", 60), ratings = rated(), as_of = "2026-11-01",
  expect = { outcome = "refer", credits = 0 },
}
for criterion, level in pairs { practice = "not shown", effect = "not shown", reflection = "not shown" } do
  cases[#cases + 1] = case(criterion .. " not shown") {
    portfolio = portfolio("host", 60), ratings = rated { [criterion] = level }, as_of = "2026-11-01",
    expect = expect("peers", NO, YES),
  }
  cases[#cases + 1] = case(criterion .. " shown widely") {
    portfolio = portfolio("host", 60), ratings = rated { [criterion] = "shown widely" }, as_of = "2026-11-01",
    expect = expect("issued", YES, YES),
  }
end
for id in pairs(KINDS) do
  cases[#cases + 1] = case(id .. ": hours not known") {
    portfolio = portfolio(id, "unknown"), ratings = rated(), as_of = "2026-11-01",
    expect = { outcome = null, awards = { [id] = { status = OPEN }, ["peers:" .. id] = { status = YES } } },
  }
  cases[#cases + 1] = case(id .. ": may have ended too long ago") {
    portfolio = portfolio(id, 150, function(p) p.evidence[1].started, p.evidence[1].ended = "2020-01-01", "2021" end),
    ratings = rated(), as_of = "2026-11-01", expect = { outcome = null, awards = { [id] = { status = OPEN } } },
  }
end
-- Each credential at its workload and just below, with the badge that expires after five years.
for id, hours in pairs { host = 50, keep = 75, write = 50, maintain = 100 } do
  for below, status in pairs { [0] = YES, [1] = NO } do
    cases[#cases + 1] = case(("%s: %d hours"):format(id, hours - below)) {
      portfolio = portfolio(id, hours - below), ratings = rated(), as_of = "2026-11-01",
      expect = { outcome = status == YES and "issued" or "peers", awards = { [id] = { status = status },
        ["peers:" .. id] = { status = YES } } },
    }
  end
end
-- Nobody knows which credential is claimed: each waits.
cases[#cases + 1] = case "the credential claimed is not known" {
  portfolio = portfolio("write", 60, function(p)
    p.claims[1].credential, p.held = "unknown", held("host", "keep")
  end), ratings = rated(),
  as_of = "2026-11-01", expect = { outcome = null, awards = { ["open-practice"] = { status = OPEN },
    ["peers:write"] = { status = OPEN } } },
}
return cases
