-- Cases for exams: scores at, below and between the lines of the tables.
-- Exam items as { name, score, taken }; the publisher's report is there unless `unverified`.
local function portfolio(list, change)
  local p = { id = "P1", submitted = "2026-05-15", learner = { id = "S1" }, evidence = {} }
  for i, x in ipairs(list) do
    p.evidence[i] = { id = "x" .. i, kind = "exam", title = x[1], verified = true,
      exam = { name = x[1], score = x[2], taken = x[3] or "2025-05-10" } }
  end
  if change then change(p) end
  return p
end

local cases = {
  case "pass: Humanities with the score for a B" {
    portfolio = portfolio { { "CLEP/Humanities", 55 } }, as_of = "2026-11-01",
    expect = { outcome = "credit", awards = { ["CLEP/Humanities"] = { status = "recommended", credits = 3, grade = "B" } } },
  },
  case "near miss: Humanities, a point below" {
    portfolio = portfolio { { "CLEP/Humanities", 49 } }, as_of = "2026-11-01",
    expect = { outcome = "none", awards = { ["CLEP/Humanities"] = { status = "not_met" } } },
  },
  case "refused: the learner's own copy of a report" {
    portfolio = portfolio({ { "CLEP/Humanities", 70 } }, function(p) p.evidence[1].verified = false end),
    as_of = "2026-11-01", expect = { outcome = "none" },
  },
  case "undecided: the score has not arrived" {
    portfolio = portfolio { { "CLEP/Humanities", null } }, as_of = "2026-11-01",
    expect = { awards = { ["CLEP/Humanities"] = { status = "undecided" } } },
  },
  case "odd rule: French 60, level 1 for certain, level 2 is for a person" {
    portfolio = portfolio { { "CLEP/French", 60 } }, as_of = "2026-11-01",
    expect = { outcome = "credit", status = "referred",
      awards = { ["CLEP/French/1"] = { status = "recommended", credits = 6 }, ["CLEP/French/2"] = { status = "not_met" },
        ["CLEP/French/2?"] = { status = "referred" } } },
  },
  case "French 62: no doubt, level 2 and not both" {
    portfolio = portfolio { { "CLEP/French", 62 } }, as_of = "2026-11-01",
    expect = { status = "complete", awards = { ["CLEP/French/2"] = { status = "recommended", credits = 9 },
      ["CLEP/French/1"] = { status = "withheld" }, ["CLEP/French/2?"] = { status = "not_met" } } },
  },
  case "odd rule: one subject, two examiners, once, the more" {
    portfolio = portfolio { { "CLEP/Biology", 60 }, { "AP/Biology", 4 }, { "IB/Biology HL", 6 } }, as_of = "2026-11-01",
    expect = { awards = { ["IB/Biology HL"] = { status = "recommended", credits = 8 },
      ["AP/Biology"] = { status = "withheld" }, ["CLEP/Biology"] = { status = "withheld" } } },
  },
  case "an attempt within six months of the last does not count" {
    portfolio = portfolio { { "CLEP/Calculus", 48, "2025-01-10" }, { "CLEP/Calculus", 55, "2025-06-10" } },
    as_of = "2026-11-01", expect = { awards = { ["CLEP/Calculus"] = { status = "not_met" } } },
  },
  case "an attempt six months later does" {
    portfolio = portfolio { { "CLEP/Calculus", 48, "2025-01-10" }, { "CLEP/Calculus", 55, "2025-07-10" } },
    as_of = "2026-11-01", expect = { awards = { ["CLEP/Calculus"] = { status = "recommended", credits = 4 } } },
  },
  case "AP may be taken each May" {
    portfolio = portfolio { { "AP/Biology", 2, "2024-05-10" }, { "AP/Biology", 3, "2025-05-10" } },
    as_of = "2026-11-01", expect = { awards = { ["AP/Biology"] = { status = "recommended", credits = 4 } } },
  },
  case "Calculus BC failed, its AB part passed" {
    portfolio = portfolio { { "AP/Calculus BC", 2 }, { "AP/Calculus AB Subscore", 3 } }, as_of = "2026-11-01",
    expect = { awards = { ["AP/Calculus BC"] = { status = "not_met" },
      ["AP/Calculus AB Subscore"] = { status = "recommended", credits = 3 } } },
  },
  case "Money & Banking is upper level here" {
    portfolio = portfolio { { "DSST/Money & Banking", 400 } }, as_of = "2026-11-01",
    expect = { awards = { ["DSST/Money & Banking"] = { status = "recommended", credits = 3, course = "FINC 360",
      credit_level = "upper" } } },
  },
  case "Art History: six credits, three of them toward general education" {
    portfolio = portfolio { { "AP/Art History", 3 } }, as_of = "2026-11-01",
    expect = { awards = { ["AP/Art History"] = { status = "recommended", credits = 6,
      toward = { ["general education"] = 3 } } } },
  },
  case "an exam no table has" {
    portfolio = portfolio { { "CLEP/Sailing", 70 } }, as_of = "2026-11-01", expect = { outcome = "none" },
  },
  case "no exam at all: incomplete" {
    portfolio = { id = "P1", learner = { id = "S1" }, evidence = { { id = "e1", kind = "work", title = "Work" } } },
    as_of = "2026-11-01", expect = { status = "incomplete" },
  },
}
-- Every period of the exam whose page was seen: the day taken decides which row stands.
for _, row in ipairs { { "1996-02-29" }, { "1996-03-01", "1996" }, { "2001-06-30", "1996" }, { "2001-07-01", "2001" },
  { "2006-12-31", "2001" }, { "2007-01-01", "2007" }, { "2023-03-31", "2007" }, { "2023-04-01", "2023" } } do
  local id = "CLEP/College Algebra@" .. (row[2] or "")
  cases[#cases + 1] = case("College Algebra taken on " .. row[1]) {
    portfolio = portfolio { { "CLEP/College Algebra", 50, row[1] } }, as_of = "2026-11-01",
    expect = { outcome = row[2] and "credit" or "none", credits = row[2] and 3 or 0,
      awards = row[2] and { [id] = { status = "recommended", credits = 3 } } },
  }
  if row[2] then
    cases[#cases + 1] = case("College Algebra, 49, taken on " .. row[1]) {
      portfolio = portfolio { { "CLEP/College Algebra", 49, row[1] } }, as_of = "2026-11-01",
      expect = { outcome = "none", awards = { [id] = { status = "not_met" } } },
    }
  end
end
-- Every row at its lowest passing score, and one point below: { exam, id of the award, score, status, credits, grade }
local function line(name, id, score, status, credits, grade)
  cases[#cases + 1] = case(id .. " with " .. score) {
    portfolio = portfolio { { name, score } }, as_of = "2026-11-01",
    expect = { awards = { [id] = { status = status, credits = credits, grade = grade } } },
  }
end
local CLEP = { ["Financial Accounting"] = 65, ["Information Systems"] = 66, ["Introductory Business Law"] = 57,
  ["Principles of Management"] = 63, ["Principles of Marketing"] = 65, ["American Literature"] = 53,
  ["Analyzing & Interpreting Literature"] = 59, ["College Composition Modular"] = 60, ["English Literature"] = 63,
  ["Humanities"] = 55, ["American Government"] = 64, ["History of the United States I"] = 61,
  ["History of the United States II"] = 60, ["Human Growth & Development"] = 58,
  ["Introduction to Educational Psychology"] = 63, ["Introductory Psychology"] = 55, ["Introductory Sociology"] = 56,
  ["Principles of Macroeconomics"] = 62, ["Principles of Microeconomics"] = 64, ["Western Civilization I"] = 55,
  ["Western Civilization II"] = 54, ["Biology"] = 56, ["Chemistry"] = 66, ["College Mathematics"] = 63,
  ["Natural Sciences"] = 66, ["Precalculus"] = 61 }
for name, b in pairs(CLEP) do
  local id = "CLEP/" .. name
  line(id, id, 49, "not_met")
  line(id, id, 50, "recommended", 3, "C")
  line(id, id, b - 1, "recommended", 3, "C")
  line(id, id, b, "recommended", 3, "B")
end
for _, row in ipairs { { "College Composition", 6 }, { "Social Sciences & History", 6 }, { "Calculus", 4 } } do
  line("CLEP/" .. row[1], "CLEP/" .. row[1], 50, "recommended", row[2], "C")
end
for _, row in ipairs { { "German", 60 }, { "Spanish", 63 }, { "Spanish with Writing", 65 } } do
  local id = "CLEP/" .. row[1]
  line(id, id .. "/1", 49, "not_met")
  line(id, id .. "/1", row[2] - 1, "recommended", 6)
  line(id, id .. "/2", row[2] - 1, "not_met")
  line(id, id .. "/2", row[2], "recommended", 9, "C")
end
for _, row in ipairs(include "dsst") do
  cases[#cases + 1] = case(row.exam .. " without its score") {
    portfolio = portfolio { { row.exam, null } }, as_of = "2026-11-01",
    expect = { awards = { [row.exam] = { status = "referred" } } },
  }
  line(row.exam, row.exam, 199, "referred")
  line(row.exam, row.exam, 200, "not_met")
  line(row.exam, row.exam, 399, "not_met")
  line(row.exam, row.exam, 400, "recommended", 3)
end
for _, name in ipairs { "ap", "ib" } do
  for _, row in ipairs(include(name)) do
    if row.scores then
      line(row.exam, row.exam, row.scores[1].at_least - 1, "not_met")
      for _, tier in ipairs(row.scores) do line(row.exam, row.exam, tier.at_least, "recommended", tier.credits) end
    end
  end
end
for name, id in pairs { ["CLEP/French"] = "CLEP/French/2?", ["AP/French Language"] = "AP/French Language/3" } do
  cases[#cases + 1] = case(id .. " without its score") {
    portfolio = portfolio { { name, null } }, as_of = "2026-11-01", expect = { awards = { [id] = { status = "referred" } } },
  }
end
line("CLEP/French", "CLEP/French/2?", 58, "not_met")
for year, editions in pairs { ["2023"] = { "2007", "2023" }, ["2001"] = { "1996", "2001" } } do -- only the year is known
  local awards = {}
  for _, edition in ipairs(editions) do awards["CLEP/College Algebra@" .. edition] = { status = "undecided" } end
  cases[#cases + 1] = case("College Algebra taken in " .. year) {
    portfolio = portfolio { { "CLEP/College Algebra", 50, year } }, as_of = "2026-11-01", expect = { awards = awards },
  }
end
line("AP/French Language", "AP/French Language/3", 2, "not_met")
line("AP/French Language", "AP/French Language/3", 4, "referred")
line("AP/French Language", "AP/French Language/3", 5, "not_met")
return cases
