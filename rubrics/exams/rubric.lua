-- Standard examinations: CLEP, DSST, AP, IB. A row a score, an edition, a source; README.md says the rules in prose.
local courses = include "courses" -- this institution's equivalencies

-- A row's tiers: its scores, or its pass (a C) and, where panels set one, the score for a B.
local function tiers(row)
  if row.scores then return row.scores end
  local list = { { at_least = row.min, credits = row.credits, grade = "C" } }
  if row.b then list[2] = { at_least = row.b, credits = row.credits, grade = "B" } end
  return list
end

-- One award a row. Of one subject only one stands, whoever examined it: rFLA's rule for IB and AP
-- (studylib.net/doc/8420937), here for all. One attempt in six months: mgccc.edu, catalog 2021-22.
local awards, ids = {}, {}
local function add(rows, spacing)
  for _, given in ipairs(rows) do
    local row = {} -- a plain copy: the tables have different columns
    for key, value in pairs(given) do row[key] = value end
    local score = exam(row.exam, { from = row.from, to = row.to, spacing = spacing })
    local ours = courses[row.exam] or {}
    local award = { id = row.id or row.exam, title = row.id and row.exam, course = ours.course,
      elective = not ours.course and row.subject or nil, unit = "semester",
      credit_level = ours.credit_level or row.credit_level, toward = ours.toward, exclusive = row.subject,
      cite = given }
    -- a dated row concerns who took the exam in its period
    if row.from then award.applies = score:at_least(0) end
    if row.below then -- a score the sources do not agree on
      award.when = score:at_least(row.min) & score:less_than(row.below) & refer(row.refer)
      award.credits = row.credits
    elseif row.lowest then -- a score below the lowest of the scale is of an older one
      award.when = score:at_least(row.min) | score:less_than(row.lowest) & refer(row.refer)
      award.credits, award.grade = row.credits, "C"
    else
      award.by, award.credits = score, tiers(row)
    end
    awards[#awards + 1], ids[#ids + 1] = award, award.id
  end
end
add(include "clep", { months = 6 })
add(include "dsst")
add(include "ap")
add(include "ib")

return rubric {
  id = "exams", version = "2026.1", title = "Credit by examination",
  authority = "Registrar", source = "https://example.edu/policy/recognition#exams",
  effective = { from = "2025-09-01", by = "submitted" }, method = "exam",
  description = "Scores of CLEP, DSST, AP and IB, by the publishers' tables and the institution's equivalencies.",
  intake = { require = { "exam" } },
  admit = { kinds = { "exam" }, verified = true }, -- a report from the publisher, not the learner's copy: ours
  awards = awards,
  outcomes = {
    { id = "credit", title = "Credit by examination", when = awarded(ids):at_least(1) },
    { id = "none", title = "No row of the tables stands for these scores" },
  },
}
