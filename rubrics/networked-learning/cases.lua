-- Cases for networked-learning: one portfolio that passes, and what changes when one thing changes.

-- Two assessors' ratings of the three rated criteria, level by level.
local function rated(first, second)
  local ratings = {}
  for assessor, levels in ipairs { first, second } do
    for criterion, level in pairs(levels) do
      ratings[#ratings + 1] = { assessor = "a" .. assessor, criterion = criterion, level = level,
        rated = "2026-06-01" }
    end
  end
  return ratings
end
local function same(reflection, effect, facilitation)
  local levels = { reflection = reflection, ["effect-on-others"] = effect, facilitation = facilitation }
  return rated(levels, levels)
end

-- A portfolio that earns everything; `change` edits a fresh copy of it.
local function portfolio(change)
  local checked = { by = "coordinator", on = "2026-05-01", how = "letter" }
  local p = {
    id = "P1", submitted = "2026-05-15", learner = { id = "S1", program = "BA4" },
    evidence = {
      { id = "list", kind = "community", title = "Mailing list", issuer = "Open Shelves",
        started = "2024-07-01", ended = "2025-12-31", contributions = 12,
        tags = { "live session" }, verified = checked, reflection = "What I asked changed what I answer." },
      { id = "forum", kind = "community", title = "Forum", issuer = "Slow Readers", started = "2025-01-01",
        ended = "2025-06-30", contributions = 6, verified = checked },
      { id = "blog", kind = "blog", title = "Notes", started = "2025-01-01", ended = "2025-06-30",
        contributions = 0, verified = checked },
      { id = "lisbon", kind = "facilitation", title = "Host, Lisbon", issuer = "Hallway Open", country = "PT",
        started = "2025-03-01", ended = "2025-03-02", hours = 16, verified = checked,
        endorsements = { { by = "Ana", relation = "peer" }, { by = "Bo", relation = "guest" },
          { by = "Chi", relation = "participant" } } },
      { id = "nairobi", kind = "facilitation", title = "Host, Nairobi", issuer = "Hallway Open", country = "KE",
        started = "2025-09-01", ended = "2025-09-02", hours = 16, verified = checked },
      { id = "hanoi", kind = "facilitation", title = "Host, Hanoi", issuer = "Hallway Open", country = "VN",
        started = "2026-03-01", ended = "2026-03-02", hours = 16, verified = checked },
    },
    ratings = same("meets", "meets", "exceeds"),
  }
  if change then change(p) end
  return p
end
-- Four items of the portfolio by name.
local LIST, FORUM, LISBON, NAIROBI = 1, 2, 4, 5

local function weeks(list, hours, course)
  return function(p)
    p.evidence = { { id = "weeks", kind = "mooc", title = "Weeks", course = course or "Learning in the Open",
      parts = list, started = "2025-10-01", ended = "2025-11-30",
      hours = hours, verified = true, reflection = "Week 2 contradicted what I did at work." } }
    p.ratings = same("meets", "meets", "absent")
  end
end

local cases = {
  case "pass: all meet, one exceeds: B; hosting is recognised" {
    portfolio = portfolio(), as_of = "2026-11-01",
    expect = { outcome = "pass", awards = { ["EDT410-B"] = { status = "recommended", credits = 3, grade = "B" },
      ["EDT410-A"] = { status = "not_met" },
      EDU301 = { status = "recommended", credits = 3 }, connector = { status = "recommended" } } },
  },
  case "odd rule: all meet, two exceed: A, and B stands back" {
    portfolio = portfolio(function(p) p.ratings = same("exceeds", "meets", "exceeds") end),
      as_of = "2026-11-01",
    expect = { outcome = "pass", awards = { ["EDT410-A"] = { status = "recommended", credits = 3, grade = "A" },
      ["EDT410-B"] = { status = "withheld" } } },
  },
  case "near miss: 11 contributions" {
    portfolio = portfolio(function(p) p.evidence[LIST].contributions, p.evidence[FORUM].contributions = 11,
      0 end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = "not_met" }, EDU301 = { status = "recommended" } } },
  },
  case "just enough: 12 contributions" {
    portfolio = portfolio(function(p) p.evidence[FORUM].contributions = 0 end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = "recommended" } } },
  },
  case "near miss: two countries" {
    portfolio = portfolio(function(p) p.evidence[NAIROBI].country = "PT" end), as_of = "2026-11-01",
    expect = { outcome = "pass", awards = { EDU301 = { status = "not_met" },
      ["EDT410-B"] = { status = "recommended" } } },
  },
  case "refused: a community that nobody verified" {
    portfolio = portfolio(function(p) p.evidence[LIST].verified = false end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = "not_met" } } },
  },
  case "not known whether it is verified: undecided, not refused" {
    portfolio = portfolio(function(p) p.evidence[LIST].verified = "unknown" end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = "undecided" }, EDU301 = { status = "recommended" } } },
  },
  case "refused: ended a day before the five years" {
    portfolio = portfolio(function(p) p.evidence[LIST].started, p.evidence[LIST].ended = "2019-01-01",
      "2021-10-31" end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = "not_met" } } },
  },
  case "admitted: ended on the day" {
    portfolio = portfolio(function(p) p.evidence[LIST].started, p.evidence[LIST].ended = "2019-01-01",
      "2021-11-01" end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-A"] = { status = "recommended" } } }, -- 35 months: sustained exceeds as well
  },
  case "dispute: one assessor below the minimum, one at it" {
    portfolio = portfolio(function(p)
      p.ratings = rated({ reflection = "meets", ["effect-on-others"] = "meets", facilitation = "exceeds" },
        { reflection = "emerging", ["effect-on-others"] = "meets", facilitation = "exceeds" })
    end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = "undecided" }, EDU301 = { status = "undecided" } } },
  },
  case "the dispute settled by a moderator" {
    portfolio = portfolio(function(p)
      p.ratings = rated({ reflection = "meets", ["effect-on-others"] = "meets", facilitation = "exceeds" },
        { reflection = "emerging", ["effect-on-others"] = "meets", facilitation = "exceeds" })
      p.ratings[#p.ratings + 1] = { assessor = "m1", role = "moderator", criterion = "reflection",
        level = "meets", rated = "2026-06-20" }
    end), as_of = "2026-11-01",
    expect = { outcome = "pass", awards = { ["EDT410-B"] = { status = "recommended" },
      EDU301 = { status = "recommended" } } },
  },
  case "one assessor only: what hangs on the other waits" {
    portfolio = portfolio(function(p) p.ratings = rated({ reflection = "meets", ["effect-on-others"] = "meets",
      facilitation = "exceeds" }, {}) end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = "undecided" }, connector = { status = "recommended" } } },
  },
  case "one assessor only, but nothing hangs on the other" {
    portfolio = portfolio(function(p)
      p.evidence = { p.evidence[LIST] }
      p.evidence[1].contributions = 3
      p.ratings = rated({ reflection = "meets", ["effect-on-others"] = "absent", facilitation = "absent" }, {})
    end), as_of = "2026-11-01",
    expect = { outcome = "refer", awards = { ["EDT410-A"] = { status = "not_met" },
      ["EDT410-B"] = { status = "not_met" }, EDU301 = { status = "not_met" } } },
  },
  case "a word from oneself or the family is no endorsement" {
    portfolio = portfolio(function(p) p.evidence[LISBON].endorsements = { { by = "I", relation = "self" },
      { by = "Ma", relation = "family" } } end), as_of = "2026-11-01",
    expect = { awards = { EDU301 = { status = "not_met" } } },
  },
  case "one person who endorses twice is one person, and one is enough" {
    portfolio = portfolio(function(p)
      p.evidence[LISBON].endorsements = { { by = "Ana", relation = "peer" } }
      p.evidence[NAIROBI].endorsements = { { by = "Ana", relation = "peer" } }
    end), as_of = "2026-11-01",
    expect = { awards = { EDU301 = { status = "recommended" } } },
  },
  case "months that overlap count once" {
    portfolio = portfolio(function(p)
      p.evidence[LIST].started, p.evidence[LIST].ended = "2025-10-01", "2026-02-28"
      p.evidence[FORUM].started, p.evidence[FORUM].ended = "2025-12-01", "2026-02-28"
      p.evidence = { p.evidence[LIST], p.evidence[FORUM] }
    end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = "not_met" } } },
  },
  case "no reflection anywhere: incomplete, nothing is judged" {
    portfolio = portfolio(function(p) p.evidence[LIST].reflection = nil end), as_of = "2026-11-01",
    expect = { status = "incomplete" },
  },
  case "only one of the two weeks" {
    portfolio = portfolio(weeks({ "week 2" }, 60)), as_of = "2026-11-01",
    expect = { outcome = "refer", awards = { ["EDU120/open"] = { status = "not_met" } } },
  },
  case "another course: weeks 4 to 6" {
    portfolio = portfolio(weeks({ "week 4", "week 5", "week 6" }, 40, "Reading Data Together")),
      as_of = "2026-11-01",
    expect = { outcome = "pass", awards = { ["EDU120/data"] = { status = "recommended", credits = 1 } } },
  },
  case "the second attempt is the last" {
    portfolio = portfolio(function(p) weeks({ "week 2" }, 60)(p); p.attempt = 2 end), as_of = "2026-11-01",
    expect = { outcome = "fail" },
  },
}
-- Hosting hours: { hours of the first session beside 32 others, status }
for _, row in ipairs { { 7.5, "not_met" }, { 8, "recommended" }, { 1968, "recommended" }, { 1969, "referred" },
  { "unknown", "referred" } } do
  cases[#cases + 1] = case("hosting: " .. row[1] .. " + 32 hours") {
    portfolio = portfolio(function(p) p.evidence[LISBON].hours = row[1] end), as_of = "2026-11-01",
    expect = { awards = { EDU301 = { status = row[2] } } },
  }
end
-- Weeks 2 and 3: { hours, status, credits }
for _, row in ipairs { { 39.5, "not_met", 0 }, { 40, "recommended", 1 }, { 79, "recommended", 1 },
  { 80, "recommended", 2 }, { 120, "recommended", 3 }, { 500, "recommended", 3 } } do
  cases[#cases + 1] = case("weeks 2 and 3: " .. row[1] .. " hours") {
    portfolio = portfolio(weeks({ "week 2", "week 3" }, row[1])), as_of = "2026-11-01",
    expect = { awards = { ["EDU120/open"] = { status = row[2], credits = row[3] } } },
  }
end
-- Weeks 4 to 6 at the edges of the review's dates: { first day, last day, decided on, outcome, credits }
for _, row in ipairs { { "2022-11-01", "2022-12-31", "2026-11-01", "refer", 0 },
  { "2022-11-01", "2023-01-01", "2026-11-01", "pass", 1 }, { "2028-12-31", "2029-01-31", "2029-06-01", "pass", 1 },
  { "2029-01-01", "2029-01-31", "2029-06-01", "refer", 0 } } do
  cases[#cases + 1] = case(("weeks 4 to 6 from %s to %s"):format(row[1], row[2])) {
    portfolio = portfolio(function(p)
      weeks({ "week 4", "week 5", "week 6" }, 40, "Reading Data Together")(p)
      p.evidence[1].started, p.evidence[1].ended = row[1], row[2]
    end), as_of = row[3], expect = { outcome = row[4], credits = row[5] },
  }
end
-- The computed criteria at their top: four communities, five countries, six people.
cases[#cases + 1] = case "reach, borders and standing exceed" {
  portfolio = portfolio(function(p)
    local e = p.evidence
    for i, country in ipairs { "BR", "CA" } do
      e[#e + 1] = { id = "more" .. i, kind = "facilitation", title = "Host", issuer = "Host " .. i, country = country,
        started = "2025-05-01", ended = "2025-05-02", hours = 2, verified = true,
        endorsements = { { by = "Dee" .. i, relation = "peer" }, { by = "Eli" .. i, relation = "guest" } } }
    end
  end), as_of = "2026-11-01",
  expect = { outcome = "pass", awards = { ["EDT410-A"] = { status = "recommended" },
    ["EDT410-B"] = { status = "withheld" }, EDU301 = { status = "recommended" } } },
}
-- Each rated criterion at each of its levels.
for _, level in ipairs { "absent", "emerging", "meets", "exceeds" } do
  local below = level == "absent" or level == "emerging"
  local low = below and "not_met" or "recommended"
  cases[#cases + 1] = case("reflection: " .. level) {
    portfolio = portfolio(function(p) p.ratings = same(level, "meets", "exceeds") end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = level == "exceeds" and "withheld" or low },
      EDU301 = { status = low } } },
  }
  cases[#cases + 1] = case("effect on others: " .. level) {
    portfolio = portfolio(function(p) p.ratings = same("meets", level, "exceeds") end), as_of = "2026-11-01",
    expect = { awards = { ["EDT410-B"] = { status = level == "exceeds" and "withheld" or low } } },
  }
  cases[#cases + 1] = case("hosting: " .. level) {
    portfolio = portfolio(function(p) p.ratings = same("meets", "meets", level) end), as_of = "2026-11-01",
    expect = { awards = { EDU301 = { status = low } } },
  }
end
cases[#cases + 1] = case "whether two criteria exceed is not known" {
  portfolio = portfolio(function(p)
    p.ratings = rated({ reflection = "exceeds", ["effect-on-others"] = "meets", facilitation = "exceeds" },
      { reflection = "exceeds", ["effect-on-others"] = "meets", facilitation = "exceeds" })
    p.evidence[LIST].contributions = "unknown"
  end), as_of = "2026-11-01", expect = { awards = { ["EDT410-A"] = { status = "undecided" } } },
}
cases[#cases + 1] = case "nothing made that is surely verified" {
  portfolio = portfolio(function(p)
    for i = 3, 6 do p.evidence[i].verified = "unknown" end
  end), as_of = "2026-11-01", expect = { awards = { connector = { status = "undecided" } } },
}
-- The weeks of both courses: one of them missing, the verification missing, the reflection missing or late.
for _, row in ipairs { { "Learning in the Open", "open", { "week 2", "week 3" } },
  { "Reading Data Together", "data", { "week 4", "week 5", "week 6" } } } do
  local course, id, all = row[1], "EDU120/" .. row[2], row[3]
  local function try(name, list, status, change)
    cases[#cases + 1] = case(course .. ": " .. name) {
      portfolio = portfolio(function(p)
        weeks(list, 60, course)(p)
        if change then change(p) end
      end), as_of = "2026-11-01", expect = { awards = { [id] = { status = status } } },
    }
  end
  try("a week is missing", { all[1] }, "not_met")
  try("nobody knows whether it is verified", all, "undecided", function(p) p.evidence[1].verified = "unknown" end)
  try("no reflection to speak of", all, "not_met", function(p) p.ratings = same("emerging", "meets", "absent") end)
  try("one assessor only", all, "undecided", function(p)
    p.ratings = rated({ reflection = "meets", ["effect-on-others"] = "meets", facilitation = "absent" }, {})
  end)
end
return cases
