-- Cases for value-style: a collection of work from two settings, and five levels as digits.
local CRITERIA = { "question", "sources", "contribution", "disagreement", "connection" }

local function portfolio(change)
  local p = { id = "P1", submitted = "2026-05-15", learner = { id = "S1" }, evidence = {
    { id = "essay", kind = "course work", title = "Essay", setting = "university", reflection = "..." },
    { id = "list", kind = "community", title = "Help list", setting = "seed exchange" },
  } }
  if change then change(p) end
  return p
end
-- "33333" is what both assessors say; with a second text, each says their own (a dash: not rated).
local function rated(first, second)
  local ratings = {}
  for i, criterion in ipairs(CRITERIA) do
    local one = {}
    for assessor, levels in pairs { a1 = first, a2 = second or first } do
      one[assessor] = tonumber(levels:sub(i, i))
    end
    ratings[criterion] = one
  end
  return ratings
end
local function awards(requirement, beginning, beyond)
  return { requirement = { status = requirement }, beginning = { status = beginning }, beyond = { status = beyond } }
end
local YES, NO, OPEN = "recommended", "not_met", "undecided"

local cases = {
  case "near miss, one setting only: strong, but not shown to be general" {
    portfolio = portfolio(function(p) p.evidence[2].setting = "university" end), ratings = rated "44444",
    as_of = "2026-11-01", expect = { outcome = "on-the-way", awards = awards(NO, YES, NO) },
  },
  case "odd rule: beyond wants something outside courses and work" {
    portfolio = portfolio(function(p) p.evidence[2].kind = "work" end), ratings = rated "44444", as_of = "2026-11-01",
    expect = { outcome = "shown", awards = awards(YES, YES, NO) },
  },
  case "beyond: a project alone is not from outside courses and work" {
    portfolio = portfolio(function(p) p.evidence[2].kind = "project" end), ratings = rated "44444",
    as_of = "2026-11-01", expect = { outcome = "shown", awards = awards(YES, YES, NO) },
  },
  case "the setting of one item is not known" {
    portfolio = portfolio(function(p) p.evidence[2].setting = "unknown" end), ratings = rated "33333",
    as_of = "2026-11-01", expect = { outcome = null, awards = awards(OPEN, YES, NO) },
  },
  case "refused: a certificate is no work" {
    portfolio = portfolio(function(p) p.evidence[2].kind = "certificate" end), ratings = rated "44444",
    as_of = "2026-11-01", expect = { outcome = "on-the-way", awards = awards(NO, YES, NO) },
  },
  case "no reflection: incomplete" {
    portfolio = portfolio(function(p) p.evidence[1].reflection = nil end), as_of = "2026-11-01",
    expect = { status = "incomplete" },
  },
  case "dispute: two levels apart, and it matters" {
    portfolio = portfolio(), ratings = rated("33332", "33334"), as_of = "2026-11-01",
    expect = { outcome = null, awards = awards(OPEN, YES, NO) },
  },
  case "dispute: two levels apart, and it does not" {
    portfolio = portfolio(), ratings = rated("44432", "44434"), as_of = "2026-11-01",
    expect = { outcome = "shown", awards = awards(YES, YES, YES) },
  },
  case "one level apart is no dispute: the mean" {
    portfolio = portfolio(), ratings = rated("33333", "44444"), as_of = "2026-11-01",
    expect = { outcome = "shown", score = 3.5, awards = awards(YES, YES, NO) },
  },
  case "on both sides of 2 is no dispute either: the mean is below" {
    portfolio = portfolio(), ratings = rated("44442", "44441"), as_of = "2026-11-01",
    expect = { outcome = "on-the-way", awards = awards(NO, YES, NO) },
  },
  case "the dispute settled by both together" {
    portfolio = portfolio(function(p)
      p.ratings = {}
      for _, criterion in ipairs(CRITERIA) do
        for assessor, level in pairs { a1 = 3, a2 = criterion == "connection" and 1 or 3 } do
          p.ratings[#p.ratings + 1] = { assessor = assessor, criterion = criterion, level = level }
        end
      end
      p.ratings[#p.ratings + 1] = { assessor = "a1+a2", role = "joint", criterion = "connection", level = 3 }
    end), as_of = "2026-11-01", expect = { outcome = "shown", awards = awards(YES, YES, NO) },
  },
  case "dispute at the beginning" {
    portfolio = portfolio(), ratings = rated("00000", "22222"), as_of = "2026-11-01",
    expect = { outcome = null, awards = awards(NO, OPEN, NO) },
  },
  case "dispute at the top" {
    portfolio = portfolio(), ratings = rated("44233", "44433"), as_of = "2026-11-01",
    expect = { outcome = "shown", awards = awards(YES, YES, OPEN) },
  },
  case "one assessor is missing" {
    portfolio = portfolio(), ratings = rated("33333", "-----"), as_of = "2026-11-01",
    expect = { outcome = null, awards = { requirement = { status = OPEN } } },
  },
  case "one assessor is missing, and nobody waits for them" {
    portfolio = portfolio(function(p) p.evidence[2].setting = "university" end), ratings = rated("33333", "-----"),
    as_of = "2026-11-01", expect = { outcome = "on-the-way", awards = awards(NO, YES, NO) },
  },
}
-- Both assessors alike: { levels, outcome, requirement, beginning, beyond }
for _, row in ipairs {
  { "33333", "shown", YES, YES, NO }, { "33332", "on-the-way", NO, YES, NO }, -- mean 3 and 2.8
  { "44332", "shown", YES, YES, NO }, { "44431", "on-the-way", NO, YES, NO }, -- mean 3.2; a criterion below 2
  { "44422", "shown", YES, YES, YES }, { "44333", "shown", YES, YES, NO }, -- three at 4, and two
  { "11100", "begin", NO, YES, NO }, { "11000", "begin", NO, NO, NO }, -- three of five begun, and two
  { "22222", "on-the-way", NO, YES, NO }, { "11111", "on-the-way", NO, YES, NO }, { "44440", "begin", NO, YES, NO }, { "00111", "begin", NO, YES, NO },
} do
  cases[#cases + 1] = case((row[2] == "shown" and "pass" or "not yet") .. ", levels " .. row[1]) {
    portfolio = portfolio(), ratings = rated(row[1]), as_of = "2026-11-01",
    expect = { outcome = row[2], awards = awards(row[3], row[4], row[5]) },
  }
end
cases[#cases + 1] = case "beyond: assessors differ on whether the work outside courses is the learner's own" {
  portfolio = portfolio(function(p)
    p.evidence[3] = { id = "shop", kind = "work", title = "Shop", setting = "work" }
    p.findings = { { evidence = "list", assessor = "a1", authentic = true },
      { evidence = "list", assessor = "a2", authentic = false } }
  end), ratings = rated "44422", as_of = "2026-11-01", expect = { awards = awards(YES, YES, OPEN) },
}
return cases
