-- Copy this folder, give it your rubric's id, and change what stands here. README.md goes line by line.
return rubric {
  id = "template", version = "0.1.0", title = "Title as the letter prints it",
  authority = "Who decided this", source = "https://example.edu/policy/where-it-is-written",
  effective = { from = "2026-01-01", by = "submitted" }, method = "portfolio",

  -- Levels, lowest first. `minimum` is the level every criterion needs unless it says otherwise.
  scale = { "absent", "emerging", "meets", "exceeds" }, minimum = "meets",
  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true },

  -- What is looked at: complete enough to assign, then item by item.
  intake = { require = { "reflection" }, max = { items = 20 } },
  admit = { kinds = { "work", "volunteer" }, verified = true, current = { years = 5 } },

  criteria = {
    -- Rated: assessors choose a level. Write a descriptor for each, in words two people read alike.
    { id = "reflection", title = "Reflection on practice",
      descriptors = {
        absent = "Activities are listed; nothing says what was learned.",
        emerging = "Says what was learned, in general words.",
        meets = "Ties particular moments to what changed in the learner's thinking.",
        exceeds = "Tests that change against the ideas of others.",
      } },
    -- Computed: the level follows from the evidence.
    { id = "breadth", title = "Different places", level = steps(distinct("issuer", {}),
      { emerging = 1, meets = 2, exceeds = 4 }) },
  },

  -- Without `unit`, credits are of the policy's unit; write `unit = "semester"` where a source says what it counts.
  awards = {
    { id = "course", course = "ABC 101", title = "Title of the course", credits = 3, credit_level = "lower",
      when = all_met() & hours { kind = { "work", "volunteer" } }:at_least(120) },
  },

  -- The first that is not "not met" is the verdict.
  outcomes = {
    { id = "pass", title = "The standard is met", when = awarded { "course" }:at_least(1) },
    { id = "refer", title = "Revise and submit once more", when = attempt():is(1) },
    { id = "fail", title = "The standard is not met, final" },
  },
}
