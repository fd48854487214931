-- Open online courses: weeks of a course, reviewed whole courses, micro-credentials with ECTS.
-- README.md says it in prose; "ours" is this institution's own choice.
local awards, ids = {}, {}
local function add(award) -- every award but the badge counts for the verdict
  awards[#awards + 1], ids[#ids + 1] = award, award.id
end

-- Reflection is never made up for; quizzes make up at most one level of application: 3*2 + 2*1 + 1*2 = 10.
local shown = all_met() & total():at_least(10)

for _, row in ipairs(include "courses") do
  local taken = { kind = "mooc", course = row.course, since = row.from, ["until"] = row.to }
  local weeks = parts(row.course, row.weeks, { since = row.from, ["until"] = row.to }):named "weeks"
  add { id = "weeks:" .. row.id, course = row.target, title = row.title, unit = "ects", credit_level = row.level,
    cite = row, exclusive = row.target, applies = count(taken):at_least(1),
    credits = weeks * row.hours / param "hours per ECTS", because = "{weeks} of the reviewed parts",
    when = weeks:at_least(row.need) & shown
      & (count { kind = "mooc", course = row.course, identity = true }:at_least(1)
        | refer "nobody has checked who did the work: talk with the learner about it") }
end

-- A certificate of a platform carries no credit by itself; with an outside review, a checked identity and a
-- proctored examination it does. Two editions of a listing differ by the date of the end.
for _, row in ipairs(include "reviewed") do
  local done = { kind = "certificate", course = row.course, since = row.from,
    where = function(item) return item.ended and item.ended <= date(row.to) end }
  local applies = count(done):at_least(1)
  done.identity, done.proctored, done.grade = true, true, at_least(row.pass)
  add { id = "review:" .. row.id .. "@" .. row.edition, course = row.target, title = row.title, cite = row,
    credits = row.credits, unit = "semester", credit_level = row.level, method = "transfer",
    exclusive = row.target, applies = applies, when = count(done):at_least(1) }
end

for _, row in ipairs(include "framework") do
  local filter = { kind = "micro-credential", eqf = row.eqf }
  local applies = count(filter):at_least(1)
  filter.hours, filter.ects = within(100, 150), within(4, 6)
  filter.identity, filter.summative, filter.transcript = true, true, true
  if row.compliant then filter.ects_compliant = true end
  add { id = "framework:" .. row.id, elective = "Micro-credential, " .. row.id:upper(), unit = "ects", cite = row,
    credit_level = row.level, method = "transfer", applies = applies,
    when = count(filter):at_least(1), by = sum("ects", filter) }
end

awards[#awards + 1] = { id = "open-learner", badge = "Open learner", method = "badge", expires = { years = 5 },
  applies = count { kind = "micro-credential" }:is(0),
  when = count { kind = "mooc" }:at_least(1) & rating "reflection":at_least "emerging" }

return rubric {
  id = "mooc", version = "1.0.0", title = "Open online courses, whole or in part",
  authority = "Committee on open learning", source = "https://example.edu/policy/recognition#mooc",
  effective = { from = "2025-09-01", by = "submitted" }, method = "portfolio",
  description = "Weeks of open courses with reflection, reviewed courses with a proctored end, micro-credentials.",
  scale = { "absent", "emerging", "meets", "exceeds" },
  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true },
  fields = { identity = "boolean", proctored = "boolean", quizzes = "number", grade = "number", eqf = "number",
    ects = "number", ects_compliant = "boolean", summative = "boolean", transcript = "boolean" },
  intake = { max = { items = 30 } },
  admit = { kinds = { "mooc", "certificate", "micro-credential" }, current = { years = 5 } }, -- five: ours
  criteria = {
    { id = "reflection", title = "Reflection on what was learned", weight = 3, minimum = "meets", descriptors = {
      absent = "Retells the course.",
      emerging = "Says what was interesting; the learner's own practice does not appear.",
      meets = "Says what a week changed in the learner's thinking or doing, and where the course did not help.",
      exceeds = "Tests ideas of the course in own practice over time and argues where they fail." } },
    { id = "application", title = "Use outside the course", weight = 2, minimum = "emerging", descriptors = {
      absent = "Nothing was made or done with it.",
      emerging = "The course's own exercise, done.",
      meets = "Something of the learner's own, in a setting the course did not provide.",
      exceeds = "Others use it or build on it." } },
    { id = "quizzes", title = "Quizzes, in per cent", weight = 1, minimum = false, -- 50, 70, 90: ours
      level = steps(largest("quizzes", { kind = "mooc" }), { emerging = 50, meets = 70, exceeds = 90 }) },
  },
  awards = awards,
  outcomes = {
    { id = "recognised", title = "Credit is recommended", when = awarded(ids):at_least(1) },
    { id = "badge", title = "No credit, a badge", when = awarded { "open-learner" }:at_least(1) },
    { id = "refer", title = "Revise and submit once more", when = attempt():is(1) },
    { id = "fail", title = "Nothing recognised, final" },
  },
}
