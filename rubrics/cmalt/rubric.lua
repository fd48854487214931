-- CMALT, the peer-assessed accreditation of people who work with learning technology: nine cells, each
-- described, evidenced and reflected on; two assessors; refer once, then final. README.md says it in prose.
local criteria, sections = {}, { "context", "plans", "declaration" } -- these three are asked for, not assessed
for _, cell in ipairs(include "cells") do
  sections[#sections + 1] = cell.id
  for _, part in ipairs(include "parts") do
    criteria[#criteria + 1] = { id = cell.id .. "." .. part.id, area = cell.area,
      title = cell.title .. ": " .. part.title, descriptors = part.descriptors }
  end
end

local present = distinct("section", { section = sections }):named "sections"
-- A registration is valid for two years: alt.ac.uk/certified-membership/submitting-portfolio
-- plaudit: allow function: no measure adds two years to a date
local registered = check("submitted within two years of registration", function(p)
  if not p.registered or not p.submitted then return nil, "the date of registration is not known" end
  return p.submitted <= p.registered:plus { years = 2 }
end)
local standard = present:at_least(#sections) & registered & all_met()

-- The cells of the other two pathways were not seen. Whoever meets all nine is taken to meet Associate;
-- whoever misses one may still; nobody is Senior by these nine alone.
local rules = {
  associate = standard | refer "compare with the Associate guideline: it may ask for fewer cells",
  cmalt = standard,
  senior = standard & refer "compare with the Senior guideline: what it asks besides these cells is not in this rubric",
}
local awards = {}
for _, row in ipairs(include "pathways") do
  awards[#awards + 1] = { id = row.id, badge = row.badge, method = "badge", cite = row,
    applies = portfolio "pathway":is(row.id), when = rules[row.id], expires = { years = 3 },
    because = "{sections} of " .. #sections .. " sections present" }
end

return rubric {
  id = "cmalt", version = "2019.7", title = "Certified Membership (CMALT)",
  authority = "Association for Learning Technology", source = "https://www.alt.ac.uk/certified-membership",
  effective = { from = "2019-07-01", by = "submitted" }, method = "portfolio",
  description = "Nine cells of practice with learning technology, each described, evidenced and reflected on.",
  scale = { "not met", "met" }, minimum = "met",
  -- Both must find a cell met; when they differ, the lower stands and the difference is shown: ours
  assessors = { minimum = 2, resolve = "lowest", straddle = true, dispute = "flag" },
  fields = { pathway = "text", registered = "date", section = "text" },
  intake = { require = { "submitted", "pathway", "reflection" } },
  admit = { kinds = { "section" } },
  criteria = criteria,
  awards = awards,
  outcomes = { -- alt.ac.uk/certified-membership/submitting-portfolio
    { id = "pass", title = "Accredited", when = awarded { "associate", "cmalt", "senior" }:at_least(1) },
    { id = "refer", title = "Revise the cells named and submit once more", when = attempt():is(1) },
    { id = "fail", title = "Not accredited, final" },
  },
}
