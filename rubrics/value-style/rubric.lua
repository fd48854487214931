-- An outcome rubric on a scale of 0 to 4, for what a whole education should lead to and no single course teaches.
-- Its wording is this institution's own (criteria.lua). README.md says the policy in prose.
local criteria, begun = {}, {}
local levels = { "not yet", "beginning", "on the way", "secure", "beyond" } -- 0 to 4
for i, row in ipairs(include "criteria") do
  criteria[i] = { id = row.id, title = row.title, minimum = "on the way", descriptors = row.describe }
  begun[i] = rating(row.id):at_least "beginning"
end

-- Work from at least two settings: an outcome that shows in one place only is a habit of that place. Ours.
local breadth = distinct("setting", {}):named "settings"
local general = score():at_least "secure" & lowest():at_least "on the way" & breadth:at_least(2)

-- A low criterion never fails a learner here: it says what to work on. Nothing is a grade.
return rubric {
  id = "value-style", version = "1.0.0", title = "Learning with others in the open",
  authority = "Committee on general education", source = "https://example.edu/policy/outcomes#others",
  effective = { from = "2025-09-01", by = "submitted" }, method = "portfolio",
  description = "An outcome of the whole education, read from a collection of work on a scale of 0 to 4.",
  scale = levels,
  assessors = { minimum = 2, resolve = "mean", differ = 2 },
  fields = { setting = "text" },
  intake = { require = { "reflection" }, max = { items = 12 } },
  admit = { kinds = { "course work", "work", "community", "facilitation", "volunteer", "blog", "project" } },
  criteria = criteria,
  awards = {
    { id = "requirement", exemption = "Outcome: learning with others", when = general,
      because = "different settings: {settings}" },
    { id = "beginning", badge = "Learning with others, first collection", method = "badge",
      when = at_least_of(3, begun) },
    { id = "beyond", badge = "Learning with others, beyond", method = "badge", requires = "requirement",
      when = reaching "beyond":at_least(3)
        & count { kind = { "community", "facilitation", "volunteer", "blog" } }:at_least(1) },
  },
  outcomes = {
    { id = "shown", title = "The outcome is shown", when = general },
    { id = "on-the-way", title = "On the way: see the lowest criteria", when = lowest():at_least "beginning" },
    { id = "begin", title = "Begin with one question and one community" },
  },
}
