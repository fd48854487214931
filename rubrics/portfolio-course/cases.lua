-- Cases for portfolio-course: a claim that is accepted, and what changes when one thing changes.
local CRITERIA = { "sources", "demonstration", "evidence", "mastery", "reflection", "presentation" }

-- One assessor's six levels as digits: "222221" (a dash: not rated).
local function add(ratings, assessor, levels, role)
  for i, criterion in ipairs(CRITERIA) do
    local level = tonumber(levels:sub(i, i))
    if level then
      ratings[#ratings + 1] = { assessor = assessor, role = role, claim = "c1", criterion = criterion,
        level = level, rated = "2026-06-01" }
    end
  end
end

-- A claim to EDU 215 with four outcomes; `met` says how many of them assessors found met.
local function portfolio(first, second, change, met)
  local outcomes = {}
  for i = 1, 4 do outcomes["o" .. i] = i <= (met or 4) and "met" or "partly" end
  local p = {
    id = "P1", submitted = "2026-05-15", learner = { id = "S1", program = "BA4" },
    claims = { { id = "c1", rubric = "portfolio-course", course = "EDU 215", credits = 3, unit = "semester",
      credit_level = "lower", learning_outcomes = { "o1", "o2", "o3", "o4" } } },
    evidence = { { id = "e1", kind = "volunteer", title = "Chair of a parents' council", started = "2023-08-01",
      ended = "2025-06-30", hours = 150, verified = true,
      learning_outcomes = { "o1", "o2", "o3", "o4" }, reflection = "I asked what nobody wished to lose." } },
    findings = { { evidence = "e1", assessor = "a1", valid = true, authentic = true, current = true,
      sufficient = true, learning_outcomes = outcomes } },
    ratings = {},
  }
  add(p.ratings, "a1", first)
  add(p.ratings, "a2", second)
  if change then change(p) end
  return p
end
local AWARD = "course:c1"

local cases = {
  case "pass: every criterion exceeds" {
    portfolio = portfolio("333333", "333333"), as_of = "2026-11-01",
    expect = { outcome = "accept", awards = { [AWARD] = { status = "recommended", credits = 3 } } },
  },
  case "dispute: the two sides of the minimum" {
    portfolio = portfolio("222222", "122222"), as_of = "2026-11-01",
    expect = { status = "undecided", awards = { [AWARD] = { status = "undecided" } } },
  },
  case "dispute: two levels apart" {
    portfolio = portfolio("222223", "222221"), as_of = "2026-11-01",
    expect = { awards = { [AWARD] = { status = "undecided" } } },
      -- presentation 1 gives a total of 11, 3 gives 13
  },
  case "two levels apart where it cannot matter" {
    portfolio = portfolio("332223", "332221"), as_of = "2026-11-01",
    expect = { outcome = "accept", awards = { [AWARD] = { status = "recommended" } } },
  },
  case "the dispute settled upwards by a moderator" {
    portfolio = portfolio("222222", "122222", function(p) add(p.ratings, "m1", "2-----", "moderator") end),
      as_of = "2026-11-01",
    expect = { outcome = "accept", awards = { [AWARD] = { status = "recommended" } } },
  },
  case "the dispute settled downwards by both together" {
    portfolio = portfolio("222222", "122222", function(p) add(p.ratings, "a1+a2", "1-----", "joint") end),
      as_of = "2026-11-01",
    expect = { outcome = "revise", awards = { [AWARD] = { status = "not_met" } } },
  },
  case "one rating is missing" {
    portfolio = portfolio("222222", "2222-2"), as_of = "2026-11-01",
    expect = { status = "undecided", awards = { [AWARD] = { status = "undecided" } } },
  },
  case "one rating is missing and decides nothing" {
    portfolio = portfolio("122222", "1222-2"), as_of = "2026-11-01",
    expect = { status = "complete", outcome = "revise", awards = { [AWARD] = { status = "not_met" } } },
  },
  case "refused: the evidence is not the learner's own" {
    portfolio = portfolio("222222", "222222", function(p) p.findings[1].authentic = false end),
      as_of = "2026-11-01",
    expect = { outcome = "revise", awards = { [AWARD] = { status = "not_met" } } },
  },
  case "refused: older than ten years" {
    portfolio = portfolio("222222", "222222", function(p) p.evidence[1].started,
      p.evidence[1].ended = "2010-01-01", "2016-10-31" end), as_of = "2026-11-01",
    expect = { awards = { [AWARD] = { status = "not_met" } } },
  },
  case "old evidence counts while later evidence of the same outcomes stands" {
    portfolio = portfolio("222222", "222222", function(p)
      p.evidence[1].started, p.evidence[1].ended = "2010-01-01", "2016-10-31"
      p.evidence[2] = { id = "e2", kind = "volunteer", title = "Council of the new school",
        started = "2025-01-01", ended = "2026-01-31", learning_outcomes = { "o1", "o2", "o3", "o4" } }
    end), as_of = "2026-11-01",
    expect = { awards = { [AWARD] = { status = "recommended" } } },
  },
  case "graduate level has another gate" {
    portfolio = portfolio("333333", "333333", function(p) p.claims[1].credit_level = "graduate" end),
      as_of = "2026-11-01",
    expect = { outcome = "revise", awards = { [AWARD] = { status = "not_met" } } },
  },
  case "the credits and the unit are those of the claim" {
    portfolio = portfolio("222222", "222222", function(p) p.claims[1].credits = 4 end), as_of = "2026-11-01",
    expect = { awards = { [AWARD] = { status = "recommended", credits = 4 } } },
  },
  case "no reflection: incomplete" {
    portfolio = portfolio("222222", "222222", function(p) p.evidence[1].reflection = nil end),
      as_of = "2026-11-01",
    expect = { status = "incomplete" },
  },
  case "a claim without learning outcomes: incomplete" {
    portfolio = portfolio("222222", "222222", function(p)
      p.claims[1].learning_outcomes, p.evidence[1].learning_outcomes = nil, nil
    end), as_of = "2026-11-01",
    expect = { status = "incomplete" },
  },
  case "no claim: incomplete" {
    portfolio = portfolio("222222", "222222", function(p)
      p.claims = nil
      for _, rating in ipairs(p.ratings) do rating.claim = nil end
    end), as_of = "2026-11-01",
    expect = { status = "incomplete" },
  },
  case "the second attempt is the last" {
    portfolio = portfolio("221222", "221222", function(p) p.attempt = 2 end), as_of = "2026-11-01",
    expect = { outcome = "reject", awards = { [AWARD] = { status = "not_met" } } },
  },
}
-- The odd rule: presentation may stay at "partially meets" if another criterion makes up for it.
for _, row in ipairs { { "222222", "recommended" }, { "222221", "not_met" }, { "322221", "recommended" },
  { "333330", "not_met" }, { "222212", "not_met" } } do
  cases[#cases + 1] = case((row[2] == "not_met" and "near miss" or "odd rule") .. ", presentation and the rest: " .. row[1]) {
    portfolio = portfolio(row[1], row[1]), as_of = "2026-11-01",
    expect = { outcome = row[2] == "recommended" and "accept" or "revise",
      awards = { [AWARD] = { status = row[2] } } },
  }
end
-- Outcomes found met, of four; three are 75 per cent.
for _, row in ipairs { { 4, "recommended" }, { 3, "recommended" }, { 2, "not_met" }, { 0, "not_met" } } do
  cases[#cases + 1] = case(row[1] .. " of 4 outcomes met") {
    portfolio = portfolio("222222", "222222", nil, row[1]), as_of = "2026-11-01",
    expect = { awards = { [AWARD] = { status = row[2] } } },
  }
end
-- Each criterion missed by one level and by two, and one that only partly meets.
for i = 1, #CRITERIA - 1 do
  for level = 0, 1 do
    local levels = ("333333"):sub(1, i - 1) .. level .. ("333333"):sub(i + 1)
    cases[#cases + 1] = case(CRITERIA[i] .. " at " .. level) {
      portfolio = portfolio(levels, levels), as_of = "2026-11-01",
      expect = { outcome = "revise", awards = { [AWARD] = { status = "not_met" } } },
    }
  end
end
cases[#cases + 1] = case "a claim without a credit level: incomplete, so that none slips past the gate" {
  portfolio = portfolio("222222", "222222", function(p) p.claims[1].credit_level = nil end),
  as_of = "2026-11-01", expect = { status = "incomplete", outcome = null },
}
cases[#cases + 1] = case "the level claimed is not known, that of another claim is" {
  portfolio = portfolio("222222", "222222", function(p)
    p.claims[2] = { id = "c2", rubric = "another", credit_level = "lower" }
    p.claims[1].credit_level = "unknown"
  end), as_of = "2026-11-01", expect = { outcome = null, awards = { [AWARD] = { status = "undecided" } } },
}
cases[#cases + 1] = case "a claim that states no credits waits for the catalogue or the office" {
  portfolio = portfolio("222222", "222222", function(p) p.claims[1].credits = nil end),
  as_of = "2026-11-01", expect = { outcome = "accept", awards = { [AWARD] = { status = "undecided" } } },
}
cases[#cases + 1] = case "nobody knows when the evidence ended" {
  portfolio = portfolio("222222", "222222", function(p)
    p.evidence[1].started, p.evidence[1].ended, p.findings[1].current = "2010-01-01", "unknown", nil
  end), as_of = "2026-11-01", expect = { outcome = null, awards = { [AWARD] = { status = "undecided" } } },
}
return cases
