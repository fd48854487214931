-- OERu: designated micro-courses of 40 hours make a course; the country decides how many; only weeks 2 and 3 is a
-- part.
local awards = {}
for _, set in ipairs(include "sets") do
  local done = distinct("course", { kind = "micro-course", course = set.members, assessed = true }):named "done"
  awards[#awards + 1] = { id = set.country, course = set.course, credits = set.credits, unit = set.unit, cite = set,
    applies = learner "country":is(set.country), when = done:at_least(set.need),
      because = "{done} of " .. #set.members .. " micro-courses so far" }
end
awards[#awards + 1] = { id = "weeks", badge = "Weeks 2 and 3",
  when = parts("Open MOOC", { "week 2", "week 3" }):is(2) }
return rubric { id = "oeru", version = "1", fields = { assessed = "boolean", country = "text" }, awards = awards }
