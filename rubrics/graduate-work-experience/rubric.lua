-- Work experience for graduate credit: one claim, one graduate course. README.md says it in prose.
-- Numbers name their source there; "ours" is this institution's own choice.

-- Only work since the bachelor's degree or in the last seven years, whichever begins later (cmich.edu).
-- "clip" cuts a job that began earlier at that day; a job given only as hours is spread evenly over its time.
local since = later(learner "bachelor_awarded", ago { years = 7 })
local work = hours { kind = { "work", "volunteer" }, clip = since }:named "recent hours"

local degree = learner "bachelor_awarded":at_most(as_of()) -- not known: nothing is decided

-- Equal to a B in the course matched (Southern Connecticut): theory and practice, each for itself.
local equal_to_b = all_met { area = "learning" } & covered { at = "met" }:at_least(1)
local graduate = claim "credit_level":is "graduate" & rating "level":at_least "graduate"
local standard = degree & graduate & equal_to_b & work:at_least(claim "credits" * param "hours of one credit")

return rubric {
  id = "graduate-work-experience", version = "1.0.0", title = "Work experience for graduate credit",
  authority = "Graduate council", source = "https://example.edu/policy/recognition#graduate",
  effective = { from = "2025-09-01", by = "submitted" }, method = "portfolio",
  description = "Does recent work show what a graduate course teaches, at the level of a B?",
  scale = { "below C", "C", "B", "A" },
  -- chair, department and dean must call it graduate (nsuok.edu): here two assessors, and the policy's approvals
  assessors = { minimum = 2, resolve = "lowest", differ = 2, straddle = true },
  fields = { bachelor_awarded = "date", undergraduate_credit = "boolean" },
  intake = { require = { "claims", "learning_outcomes", "reflection" }, max = { items = 20 } },
  -- what has served undergraduate credit cannot serve graduate credit (nsuok.edu)
  admit = { kinds = { "work", "volunteer", "publication", "product" }, verified = true,
    where = function(item) return item.undergraduate_credit ~= true end },
  criteria = {
    { id = "level", title = "Level of the work", scale = { "undergraduate", "graduate" }, minimum = "graduate",
      area = "gate", descriptors = {
        undergraduate = "Applies given methods to given problems, however well or long.",
        graduate = "Decides which problem it is, chooses among methods and answers for the choice." } },
    { id = "theory", title = "Theory", area = "learning", minimum = "B", descriptors = {
      ["below C"] = "Tells what was done; no idea of the field appears.",
      C = "Names concepts of the course without working with them.",
      B = "Explains decisions at work with concepts and current literature of the course, soundly.",
      A = "Takes a position between rival accounts and shows where the work speaks against one." } },
    { id = "practice", title = "Practice", area = "learning", minimum = "B", descriptors = {
      ["below C"] = "Claims without traces.",
      C = "Took part in work of this kind under direction.",
      B = "Did it alone and answerably; the products shown would pass in the course.",
      A = "Changed how the work is done by others." } },
    { id = "critique", title = "Distance from one's own practice", area = "learning", minimum = "C", descriptors = {
      ["below C"] = "A success story.",
      C = "Names what went wrong.",
      B = "Says why, and what followed from it in later work.",
      A = "Uses the failure to question the method itself." } },
  },
  awards = {
    each_claim { id = "graduate", credit_level = "graduate", symbol = "CR", when = standard,
      because = "{recent hours} hours since the later of degree and seven years ago",
      post_when = held_credits { here = true, credit_level = "graduate" }:at_least(12) }, -- Northern Iowa
  },
  outcomes = {
    { id = "accept", title = "Equal to a B in the course", when = standard },
    { id = "redirect", title = "Sound, but not at graduate level: see the undergraduate form",
      when = ~graduate & all_met { area = "learning" } },
    { id = "revise", title = "Revise and submit once more", when = attempt():is(1) },
    { id = "reject", title = "Not equal to a B, final" },
  },
}
