-- Cases for mooc: two weeks of a course that earn credit, and what changes when one thing changes.

-- Two assessors' levels of reflection and application.
local function rated(first, second)
  local ratings = {}
  for assessor, levels in ipairs { first, second } do
    for i, criterion in ipairs { "reflection", "application" } do
      ratings[#ratings + 1] = { assessor = "a" .. assessor, criterion = criterion, level = levels[i],
        rated = "2026-06-01" }
    end
  end
  return ratings
end
local function same(reflection, application)
  return rated({ reflection, application }, { reflection, application })
end

local function portfolio(item, ratings, change)
  local p = { id = "P1", submitted = "2026-05-15", learner = { id = "S1" }, evidence = { item },
    ratings = ratings or {} }
  if change then change(p) end
  return p
end
local function weeks(list, change)
  local item = { id = "weeks", kind = "mooc", title = "Two weeks", course = "Learning on the Network", parts = list,
    started = "2025-10-06", ended = "2025-10-19", identity = true, reflection = "..." }
  if change then change(item) end
  return item
end
local BOTH = { "week 2", "week 3" }
local function certificate(change)
  local item = { id = "cert", kind = "certificate", title = "Certificate", course = "Genes in Populations",
    started = "2025-01-10", ended = "2025-05-30", identity = true, proctored = true, grade = 72 }
  if change then change(item) end
  return item
end
local function micro(change)
  local item = { id = "mc", kind = "micro-credential", title = "Micro-credential", started = "2025-01-10",
    ended = "2025-05-30", hours = 125, ects = 5, eqf = 6, identity = true, summative = true, transcript = true }
  if change then change(item) end
  return item
end

local WEEKS, GENES1, GENES2 = "weeks:network-2-3", "review:genes@first", "review:genes@second"
local function expect(outcome, id, status, credits)
  return { outcome = outcome, awards = { [id] = { status = status, credits = credits } } }
end

local cases = {
  case "pass: weeks 2 and 3 with reflection, 2 ECTS" {
    portfolio = portfolio(weeks(BOTH), same("meets", "meets"), function(p) p.evidence[1].quizzes = 35 end),
    as_of = "2026-11-01",
    expect = { outcome = "recognised", awards = { [WEEKS] = { status = "recommended", earned = 2, unit = "ects" },
      ["open-learner"] = { status = "recommended" } } },
  },
  case "odd rule: no quiz taken at all" {
    portfolio = portfolio(weeks(BOTH), same("meets", "meets")), as_of = "2026-11-01",
    expect = expect("recognised", WEEKS, "recommended"),
  },
  case "near miss: one of the two weeks" {
    portfolio = portfolio(weeks { "week 2" }, same("meets", "meets")), as_of = "2026-11-01",
    expect = expect("badge", WEEKS, "not_met"),
  },
  case "weeks that nobody reviewed" {
    portfolio = portfolio(weeks { "week 1", "week 4" }, same("exceeds", "exceeds")), as_of = "2026-11-01",
    expect = expect("badge", WEEKS, "not_met"),
  },
  case "weeks taken before the review" {
    portfolio = portfolio(weeks(BOTH, function(i) i.started, i.ended = "2021-11-01", "2021-12-20" end),
      same("meets", "meets")), as_of = "2026-11-01",
    expect = { outcome = "badge" },
  },
  case "refused: an open course of six years ago" {
    portfolio = portfolio(weeks(BOTH, function(i) i.started, i.ended = "2020-10-01", "2020-10-31" end),
      same("meets", "meets")), as_of = "2026-11-01",
    expect = { outcome = "refer", credits = 0, awards = { ["open-learner"] = { status = "not_met" } } },
  },
  case "identity not checked: a person must look" {
    portfolio = portfolio(weeks(BOTH, function(i) i.identity = false end), same("meets", "meets")),
    as_of = "2026-11-01", expect = { status = "referred", awards = { [WEEKS] = { status = "referred" } } },
  },
  case "identity not checked, but it would not help" {
    portfolio = portfolio(weeks(BOTH, function(i) i.identity = false end), same("emerging", "meets")),
    as_of = "2026-11-01", expect = expect("badge", WEEKS, "not_met"),
  },
  case "identity not known: a person must look" {
    portfolio = portfolio(weeks(BOTH, function(i) i.identity = "unknown" end), same("meets", "meets")),
    as_of = "2026-11-01", expect = { status = "referred", awards = { [WEEKS] = { status = "referred" } } },
  },
  case "dispute over the reflection" {
    portfolio = portfolio(weeks(BOTH), rated({ "meets", "meets" }, { "absent", "meets" })),
    as_of = "2026-11-01", expect = { outcome = null, awards = { [WEEKS] = { status = "undecided" } } },
  },
  case "the dispute settled by a moderator" {
    portfolio = portfolio(weeks(BOTH), rated({ "meets", "meets" }, { "emerging", "meets" }), function(p)
      p.ratings[#p.ratings + 1] = { assessor = "m1", role = "moderator", criterion = "reflection", level = "meets",
        rated = "2026-06-20" }
    end), as_of = "2026-11-01", expect = expect("recognised", WEEKS, "recommended"),
  },
  case "dispute over the application: quizzes decide it" {
    portfolio = portfolio(weeks(BOTH, function(i) i.quizzes = 95 end),
      rated({ "meets", "meets" }, { "meets", "emerging" })), as_of = "2026-11-01",
    expect = expect("recognised", WEEKS, "recommended"),
  },
  case "neither reflection nor badge: refer" {
    portfolio = portfolio(weeks(BOTH, function(i) i.quizzes = 100 end), same("absent", "emerging")),
    as_of = "2026-11-01", expect = { outcome = "refer", awards = { ["open-learner"] = { status = "not_met" } } },
  },
  case "the second attempt is the last" {
    portfolio = portfolio(weeks(BOTH), same("absent", "emerging"), function(p) p.attempt = 2 end),
    as_of = "2026-11-01", expect = { outcome = "fail" },
  },
  case "six modules of a longer course: 72 hours are 2.88 ECTS" {
    portfolio = portfolio(weeks({ "week 1", "week 2", "week 3", "week 4", "week 5", "week 6" },
      function(i) i.course = "Statistics for Town Halls" end), same("meets", "meets")), as_of = "2026-11-01",
    expect = { outcome = "recognised", awards = { ["weeks:data"] = { status = "recommended", earned = 2.88 } } },
  },
  case "three of the four weeks needed" {
    portfolio = portfolio(weeks({ "week 1", "week 2", "week 3" },
      function(i) i.course = "Statistics for Town Halls" end), same("meets", "meets")), as_of = "2026-11-01",
    expect = expect("badge", "weeks:data", "not_met"),
  },
  case "one module is enough where the review says so" {
    portfolio = portfolio(weeks({ "module B" }, function(i) i.course = "Soil and Water" end),
      same("meets", "meets")), as_of = "2026-11-01",
    expect = { outcome = "recognised", awards = { ["weeks:soil"] = { status = "recommended", earned = 2 } } },
  },
  case "refused: a certificate of a course nobody reviewed" {
    portfolio = portfolio(certificate(function(i) i.course = "Leadership in Ten Videos"; i.grade = 100 end),
      same("absent", "absent")), as_of = "2026-11-01",
    expect = { outcome = "refer", credits = 0, awards = { ["open-learner"] = { status = "not_met" } } },
  },
  case "two editions: the end decides, first" {
    portfolio = portfolio(certificate()), as_of = "2026-11-01", expect = expect("recognised", GENES1, "recommended", 2),
  },
  case "two editions: the end decides, second" {
    portfolio = portfolio(certificate(function(i) i.ended, i.grade = "2025-07-01", 75 end)), as_of = "2026-11-01",
    expect = expect("recognised", GENES2, "recommended", 3),
  },
  case "second edition: 72 was enough for the first only" {
    portfolio = portfolio(certificate(function(i) i.ended = "2025-07-01" end)), as_of = "2026-11-01",
    expect = { awards = { [GENES2] = { status = "not_met" } } },
  },
  case "a certificate whose end is known by its year only: both editions wait" {
    portfolio = portfolio(certificate(function(i) i.ended, i.grade = "2025", 90 end)), as_of = "2026-11-01",
    expect = { outcome = null, awards = { [GENES1] = { status = "undecided" }, [GENES2] = { status = "undecided" } } },
  },
  case "another reviewed course" {
    portfolio = portfolio(certificate(function(i) i.course = "Calculus of One Variable" end)), as_of = "2026-11-01",
    expect = expect("recognised", "review:calculus@first", "recommended", 3),
  },
}
-- Quizzes weighed against reflection: { reflection, application, quizzes, status }
for _, row in ipairs {
  { "meets", "emerging", 69, "not_met" }, { "meets", "emerging", 70, "recommended" }, -- quizzes lift application
  { "emerging", "exceeds", 100, "not_met" }, { "exceeds", "absent", 100, "not_met" }, -- and nothing else
  { "exceeds", "emerging", 0, "recommended" }, { "meets", "meets", 0, "recommended" },
} do
  cases[#cases + 1] = case(("reflection %s, application %s, quizzes %d"):format(row[1], row[2], row[3])) {
    portfolio = portfolio(weeks(BOTH, function(i) i.quizzes = row[3] end), same(row[1], row[2])), as_of = "2026-11-01",
    expect = { awards = { [WEEKS] = { status = row[4] } } },
  }
end
-- A certificate: { change, status } of the first edition
for name, change in pairs {
  ["identity not checked"] = { identity = false }, ["not proctored"] = { proctored = false },
  ["below the pass mark"] = { grade = 69 },
} do
  cases[#cases + 1] = case("a reviewed course, " .. name) {
    portfolio = portfolio(certificate(function(i) for k, v in pairs(change) do i[k] = v end end),
      same("absent", "absent")),
    as_of = "2026-11-01", expect = expect("refer", GENES1, "not_met"),
  }
end
-- The framework: { name, field, value, award, status, earned }
for _, row in ipairs {
  { "EQF 6", "eqf", 6, "framework:eqf-6", "recommended", 5 }, { "EQF 7", "eqf", 7, "framework:eqf-7", "recommended", 5 },
  { "EQF 5", "eqf", 5, "framework:eqf-4", "not_met" }, { "99 hours", "hours", 99, "framework:eqf-6", "not_met" },
  { "100 hours", "hours", 100, "framework:eqf-6", "recommended", 5 },
  { "150 hours", "hours", 150, "framework:eqf-6", "recommended", 5 },
  { "151 hours", "hours", 151, "framework:eqf-6", "not_met" }, { "4 ECTS", "ects", 4, "framework:eqf-6", "recommended", 4 },
  { "7 ECTS", "ects", 7, "framework:eqf-6", "not_met" }, { "no identity", "identity", false, "framework:eqf-6", "not_met" },
  { "no summative assessment", "summative", false, "framework:eqf-6", "not_met" },
  { "no transcript", "transcript", false, "framework:eqf-6", "not_met" },
  { "transcript not known", "transcript", "unknown", "framework:eqf-6", "undecided" },
} do
  cases[#cases + 1] = case("micro-credential: " .. row[1]) {
    portfolio = portfolio(micro(function(i) i[row[2]] = row[3] end)), as_of = "2026-11-01",
    expect = { awards = { [row[4]] = { status = row[5], earned = row[6] } } },
  }
end
for compliant, status in pairs { [true] = "recommended", [false] = "not_met" } do
  cases[#cases + 1] = case("EQF 4, " .. (compliant and "" or "not ") .. "compliant with ECTS") {
    portfolio = portfolio(micro(function(i) i.eqf, i.ects_compliant = 4, compliant end)), as_of = "2026-11-01",
    expect = { awards = { ["framework:eqf-4"] = { status = status } } },
  }
end
cases[#cases + 1] = case "EQF 7 and EQF 6: two micro-credentials" {
  portfolio = portfolio(micro(), nil, function(p)
    p.evidence[2] = micro(function(i) i.id, i.eqf = "mc2", 7 end)
  end), as_of = "2026-11-01",
  expect = { outcome = "recognised", awards = { ["framework:eqf-6"] = { status = "recommended", earned = 5 },
    ["framework:eqf-7"] = { status = "recommended", earned = 5 } } },
}
for course, list in pairs { ["Statistics for Town Halls"] = { "week 1", "week 2", "week 3", "week 4" },
  ["Soil and Water"] = { "module A" } } do
  for identity, outcome in pairs { [false] = "referred", unknown = "referred" } do
    cases[#cases + 1] = case(("%s, identity %s"):format(course, identity)) {
      portfolio = portfolio(weeks(list, function(i) i.course, i.identity = course, identity end), same("meets", "meets")),
      as_of = "2026-11-01", expect = { status = outcome },
    }
  end
end
-- What may be too old makes everything wait that reads it: { make, first argument, course, award }
for _, row in ipairs {
  { weeks, BOTH, "Learning on the Network", WEEKS }, { weeks, { "module A" }, "Soil and Water", "weeks:soil" },
  { weeks, { "week 1", "week 2", "week 3", "week 4" }, "Statistics for Town Halls", "weeks:data" },
} do
  cases[#cases + 1] = case("nobody knows when it ended: " .. row[3]) {
    portfolio = portfolio(row[1](row[2], function(i) i.course, i.started, i.ended = row[3], "2015-01-01", "unknown" end),
      same("meets", "meets")), as_of = "2026-11-01",
    expect = { outcome = null, awards = { [row[4]] = { status = "referred" },
      ["open-learner"] = { status = "undecided" } } },
  }
end
for eqf, id in pairs { [7] = "eqf-7", [6] = "eqf-6", [5] = "eqf-4" } do
  cases[#cases + 1] = case("nobody knows when it ended: EQF " .. eqf) {
    portfolio = portfolio(micro(function(i) i.eqf, i.ects_compliant, i.started, i.ended = eqf, true, "2015-01-01", "unknown" end)),
    as_of = "2026-11-01", expect = { awards = { ["framework:" .. id] = { status = "undecided" } } },
  }
end
cases[#cases + 1] = case "nobody knows when it ended: calculus" {
  portfolio = portfolio(certificate(function(i) i.course, i.ended = "Calculus of One Variable", "unknown" end)),
  as_of = "2026-11-01", expect = { awards = { ["review:calculus@first"] = { status = "undecided" } } },
}
cases[#cases + 1] = case "soil: none of the modules reviewed" {
  portfolio = portfolio(weeks({ "module D" }, function(i) i.course = "Soil and Water" end), same("meets", "meets")),
  as_of = "2026-11-01", expect = expect("badge", "weeks:soil", "not_met"),
}
cases[#cases + 1] = case "calculus: below the pass mark" {
  portfolio = portfolio(certificate(function(i) i.course, i.grade = "Calculus of One Variable", 69 end)),
  as_of = "2026-11-01", expect = { awards = { ["review:calculus@first"] = { status = "not_met" } } },
}
for eqf, id in pairs { [7] = "eqf-7", [6] = "eqf-6", [5] = "eqf-4" } do
  for summative, status in pairs { [false] = "not_met", unknown = "undecided" } do
    cases[#cases + 1] = case(("EQF %d, summative assessment: %s"):format(eqf, summative)) {
      portfolio = portfolio(micro(function(i) i.eqf, i.ects_compliant, i.summative = eqf, true, summative end)),
      as_of = "2026-11-01", expect = { awards = { ["framework:" .. id] = { status = status } } },
    }
  end
end
-- Evidence of one course is not used up by another: two open courses, two credits.
cases[#cases + 1] = case "weeks of two courses" {
  portfolio = portfolio(weeks(BOTH), same("meets", "meets"), function(p)
    p.evidence[2] = weeks({ "module A" }, function(i) i.id, i.course = "soil", "Soil and Water" end)
  end), as_of = "2026-11-01",
  expect = { outcome = "recognised", awards = { [WEEKS] = { status = "recommended", earned = 2 },
    ["weeks:soil"] = { status = "recommended", earned = 2 } } },
}
cases[#cases + 1] = case "one of the two weeks, and the assessors differ: the badge waits" {
  portfolio = portfolio(weeks { "week 2" }, rated({ "meets", "meets" }, { "absent", "meets" })), as_of = "2026-11-01",
  expect = { outcome = null, awards = { [WEEKS] = { status = "not_met" }, ["open-learner"] = { status = "undecided" } } },
}
return cases
