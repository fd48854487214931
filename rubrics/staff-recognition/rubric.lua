-- Recognition at work: points with nested caps make a rank possible, a floor for each area of work makes it due.
-- Learning in open communities, mentoring and open educational resources count beside degrees. README.md has the prose.
local scheme = include "scheme"
local e, x, d = scheme.education, scheme.experience, scheme.development

local bachelor = { kind = "degree", degree = "bachelor" }
local education = points { cap = e.cap,
  max(best("degree", e.degrees, { kind = "degree" }), -- the highest degree, once
    min(count(bachelor), 1) * e.degrees.bachelor + sum("years_over_four", bachelor) * e.year_over_four,
    -- a physician who is licensed and teaches medicine counts as a doctor
    count { kind = "degree", degree = "medicine", licensed = true, teaches = "medicine" } * e.teaching_physician),
  { count { kind = "degree", degree = "masters", additional = true }, each = e.second_masters },
  { count { kind = "degree", degree = "bachelor", additional = true }, each = e.second_bachelor },
  { sum("units", { kind = "study" }), per = e.units.per, each = e.units.each, cap = e.units.cap },
}:named "education"
local experience = points { cap = x.cap, { years { kind = "work" }, per = 1, each = x.year } }:named "experience"
local development = points { cap = d.cap,
  { count { kind = "publication" }, each = d.publications.each, cap = d.publications.cap },
  { count { kind = "open-resource" }, each = d.open.each, cap = d.open.cap },
  points { cap = d.community.cap,
    { years { kind = { "community", "facilitation", "mentoring" } }, per = 1, each = d.community.year },
    { endorsements { kind = { "community", "facilitation", "mentoring" } }, each = d.endorsements.each,
      cap = d.endorsements.cap } },
  { hours { kind = "mooc" }, per = d.courses.per, each = d.courses.each, cap = d.courses.cap },
}:named "development"
local all = (education + experience + development):named "points"

local awards, ids = {}, {}
for _, rank in ipairs(include "ranks") do
  ids[#ids + 1] = rank.id
  awards[#awards + 1] = { id = rank.id, points = rank.title, title = rank.title, by = all, exclusive = "rank", cite = rank,
    when = all:at_least(rank.at_least) & education:at_least(rank.education) & all_met(),
    because = "{points} points: education {education}, experience {experience}, development {development}" }
end

return rubric {
  id = "staff-recognition", version = "1.0.0", title = "Recognition at work: rank by points and floors",
  authority = "Committee for recognition", source = "https://example.edu/policy/staff#recognition",
  effective = { from = "2025-09-01", by = "submitted" }, method = "badge",
  description = "Degrees, experience and open learning as points; teaching, scholarship and service each with a floor.",
  -- Evaluators and reviewers; who differ sit together and decide jointly: scribd.com 588752943
  assessors = { minimum = 2, resolve = "mean", differ = 5, straddle = true },
  fields = { degree = "text", additional = "boolean", licensed = "boolean", teaches = "text", years_over_four = "number",
    units = "number" },
  admit = { verified = true }, -- primary documents: scribd.com 588752943
  -- 40, 30, 30, and 70 per cent of each as its floor: Appalachian State, draft (paperzz.com/doc/9120260)
  criteria = {
    { id = "teaching", title = "Teaching", number = { from = 0, to = 40 }, minimum = 28 },
    { id = "scholarship", title = "Scholarship", number = { from = 0, to = 30 }, minimum = 21 },
    { id = "service", title = "Service", number = { from = 0, to = 30 }, minimum = 21 },
  },
  awards = awards,
  outcomes = {
    { id = "rank", title = "A rank is due", when = awarded(ids):at_least(1) },
    { id = "none", title = "No rank is due yet" },
  },
}
