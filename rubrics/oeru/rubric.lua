-- OERu: courses in micro-courses of 40 hours. A designated set, assessed by a partner, makes a course; the
-- country whose credit is asked for decides how many. README.md says it in prose, sets.lua holds the sets.
local awards, ids = {}, {}
for _, set in ipairs(include "sets") do
  local done = distinct("course", { kind = "micro-course", course = set.members, assessed = true }):named "done"
  local when = done:at_least(set.need)
  if set.exam then when = when & count { kind = "exam", exam = set.exam, assessed = true }:at_least(1) end
  if set.refer then when = when & refer(set.refer) end
  ids[#ids + 1] = set.id
  awards[#awards + 1] = { id = set.id, course = set.course, credits = set.oeru / 4, unit = "semester",
    credit_level = "lower", method = "transfer", toward = set.toward, cite = set, when = when,
    applies = learner "country":is(set.country) & count { course = set.members }:at_least(1),
    because = "{done} micro-courses of 40 hours so far, " .. set.need .. " needed" }
end
-- The second of three ways to take part; the first, for oneself, asks for nothing and gives nothing.
awards[#awards + 1] = { id = "participation", badge = "Certificate of participation", method = "badge",
  when = largest("activities", { kind = "micro-course" }):named "activities in one course"
    :at_least(param "participation") }

return rubric {
  id = "oeru", version = "1.0.0", title = "OERu micro-courses",
  authority = "OERu partner council", source = "https://course.oeru.org/support/oeru-orientation/oeru-microcourses/",
  effective = { from = "2017-10-01", by = "submitted" }, method = "transfer",
  description = "Designated sets of assessed micro-courses of 40 hours make a course; the country decides how many.",
  fields = { assessed = "boolean", activities = "number", country = "text" },
  intake = { require = { "country" } },
  admit = { kinds = { "micro-course", "exam" }, verified = true },
  awards = awards,
  outcomes = {
    { id = "course", title = "A full course is earned", when = awarded(ids):at_least(1) },
    { id = "partial", title = "Part of a set: finish it, or ask your own institution about the hours",
      when = count { kind = "micro-course", assessed = true }:at_least(1) },
    { id = "participation", title = "Took part", when = awarded { "participation" }:at_least(1) },
    { id = "none", title = "Nothing assessed yet" },
  },
}
