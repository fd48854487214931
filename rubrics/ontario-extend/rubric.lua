-- Ontario Extend: six module badges, each a checklist, then Empowered Educator, which stacks toward a college's
-- certificate. Every line may be met by the module's own task or by equivalent evidence. README.md has the prose.
local criteria, awards, badges = {}, {}, {}
for _, module in ipairs(include "modules") do
  badges[#badges + 1] = module.id
  for _, line in ipairs(module.lines) do
    criteria[#criteria + 1] = { id = module.id .. "." .. line.id, area = module.id, title = line.title,
      descriptors = {
        ["not shown"] = "Nothing is there, or it cannot be told from a statement of intent.",
        equivalent = "Not the task, but work of the learner's own that shows the same.",
        done = "The task as the module sets it, done and shared.",
      } }
  end
  -- A badge is looked at only if the portfolio brings something for its module.
  awards[#awards + 1] = { id = module.id, badge = module.badge, method = "badge", cite = module,
    applies = count { module = module.id }:at_least(1), when = all_met { area = module.id } }
end

-- Badges earned earlier stand in `held` under their ids.
local six = awarded(badges):named "badges"
awards[#awards + 1] = { id = "empowered-educator", badge = "Empowered Educator", method = "badge",
  when = six:at_least(#badges), because = "{badges} of " .. #badges .. " badges" }
for _, row in ipairs(include "pathways") do
  awards[#awards + 1] = { id = row.id, block = row.certificate, title = row.certificate, cite = row,
    applies = learner "destination":is(row.id),
    when = awarded { "empowered-educator" }:at_least(1) & refer(row.refer) }
end

return rubric {
  id = "ontario-extend", version = "1.0.0", title = "Ontario Extend: Empowered Educator",
  authority = "eCampusOntario", source = "https://extend.ecampusontario.ca/badges/",
  effective = { from = "2017-01-01", by = "submitted" }, method = "badge",
  description = "Six badges of teaching with technology, the micro-credential they make, and where it stacks.",
  -- plaudit: allow level-alike: equivalent evidence is as good as the task, and the letter says which it was
  scale = { "not shown", "equivalent", "done" }, minimum = "equivalent",
  assessors = { minimum = 1, resolve = "mean", straddle = true }, -- ours
  fields = { module = "text", destination = "text" },
  intake = { require = { "module", "reflection" } },
  criteria = criteria,
  awards = awards,
  outcomes = {
    { id = "empowered", title = "All six badges", when = awarded { "empowered-educator" }:at_least(1) },
    { id = "badges", title = "Some badges; the others stay open", when = six:at_least(1) },
    { id = "continue", title = "No badge yet; send what is missing whenever it is there" },
  },
}
