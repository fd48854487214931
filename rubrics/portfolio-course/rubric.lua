-- Portfolio assessment of a course: six criteria from 0 to 3, one form per course claimed.
-- Criteria and scale follow the "Rubric for portfolio-based assessment" of Owens, copied widely
-- (info.5y1.org); the descriptors are our own words. README.md says the policy in prose.

-- The form prints no total that passes (none was found): this overall rule is the institution's own
-- choice. Presentation may stay one level lower if another criterion makes up for it.
local accept = all_met() & total():at_least(12)
  -- 75 per cent of the course's outcomes: Minnesota State, external prior learning (minnstate.edu, 3.35.2)
  & covered { at = "met" }:at_least("3/4")
  -- graduate level has its own gate (as at gradcollege.nsuok.edu), not this form; put your own word for it
  & ~claim "credit_level":is "graduate"

return rubric {
  id = "portfolio-course", version = "1.0.0", title = "Portfolio assessment of a course",
  authority = "Registrar", source = "https://example.edu/policy/recognition#portfolio",
  effective = { from = "2025-09-01", by = "submitted" }, method = "portfolio",
  description = "One claim, one course: does the portfolio show what the course teaches?",
  scale = { "does not meet", "partially meets", "meets", "exceeds" }, minimum = "meets",
  -- two academic assessors a claim: Huddersfield (hud.ac.uk, APL); when they differ: ours
  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true },
  -- the course's outcomes belong to the form before it is used (short-question.com);
  -- at most 12 artefacts: American Sentinel, experiential learning portfolio guide, 2017
  -- the credit level: without it nobody could tell a graduate course
  intake = { require = { "claims", "credit_level", "learning_outcomes", "reflection" }, max = { items = 12 } },
  admit = { current = { years = 10, kinds = { certificate = 5, exam = 5 }, by = "learning_outcome" } }, -- ours
  criteria = {
    { id = "sources", title = "Sources of learning",
      descriptors = {
        ["does not meet"] = "The experiences are missing, or have nothing to do with the course.",
        ["partially meets"] = "Experiences are named, but dates, duties or the tie to the course stay unclear.",
        meets = "Where, when and how the learning happened is described and documented for each outcome claimed.",
        exceeds = "Several independent sources, well documented, chosen to complete each other.",
      } },
    { id = "demonstration", title = "Demonstration of learning",
      descriptors = {
        ["does not meet"] = "The artefacts do not bear on the outcomes, or are not the learner's own.",
        ["partially meets"] = "Some artefacts fit; for part of the outcomes there is only a statement.",
        meets = "Fitting artefacts, enough of them, each tied to the outcome it shows.",
        exceeds = "Artefacts that would stand as examples for a class on the subject.",
      } },
    { id = "evidence", title = "Evidence of learning: theory",
      descriptors = {
        ["does not meet"] = "Experience is told; the ideas behind it do not appear.",
        ["partially meets"] = "Terms of the field are used, sometimes beside the point.",
        meets = "Explains own practice with concepts a student of the course would use.",
        exceeds = "Weighs competing concepts and says where practice contradicts them.",
      } },
    { id = "mastery", title = "Mastering knowledge and skills: practice",
      descriptors = {
        ["does not meet"] = "No sign that the knowledge can be used.",
        ["partially meets"] = "Used in one setting, with help or by routine.",
        meets = "Used alone and soundly in practice, as after passing the course.",
        exceeds = "Carried over to new situations, with results others rely on.",
      } },
    { id = "reflection", title = "Reflection on learning",
      descriptors = {
        ["does not meet"] = "A diary of events.",
        ["partially meets"] = "Says that something was learned, not how or what follows.",
        meets = "Shows how experience became knowledge, outcome by outcome, mistakes included.",
        exceeds = "Draws principles from experience, tests them, and revises them.",
      } },
    -- ours: form alone sinks nobody who is strong elsewhere
    { id = "presentation", title = "Presentation", minimum = "partially meets",
      descriptors = {
        ["does not meet"] = "Parts are missing or cannot be opened; the text cannot be followed.",
        ["partially meets"] = "Complete, but hard to find one's way in, or below the standard of written work.",
        meets = "Complete, in order, readable, sources given.",
        exceeds = "Clear enough to be handed to an outside assessor without a word.",
      } },
  },
  awards = { each_claim { id = "course", when = accept } }, -- course, credits, unit and level are the claim's
  outcomes = { -- accept, revise, reject: usm.maine.edu, faculty evaluation rubric
    { id = "accept", title = "Credit for the course", when = accept },
    { id = "revise", title = "Revise and submit once more", when = attempt():is(1) },
    { id = "reject", title = "No credit, final" },
  },
}
