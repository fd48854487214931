-- A first rubric: change it, or copy the folder. Every change needs a new version.
return rubric {
  id = "mentoring", version = "1.0.0", title = "Mentoring newcomers",
  authority = "Your committee", source = "https://example.edu/policy/mentoring",
  effective = { from = "2026-01-01", by = "as_of" }, method = "portfolio",

  scale = { "absent", "emerging", "meets", "exceeds" }, minimum = "meets",
  admit = { kinds = { "mentoring" }, verified = true, current = { years = 5 } },

  criteria = {
    { id = "reflection", title = "Reflection on practice",
      descriptors = {
        absent = "Activities are listed; nothing says what was learned.",
        emerging = "Says what was learned, in general words.",
        meets = "Ties particular moments to what changed in the learner's thinking.",
        exceeds = "Tests that change against the ideas of others.",
      } },
  },

  awards = {
    { id = "MEN101", course = "MEN 101", title = "Mentoring", credits = 3, credit_level = "lower",
      when = all_met() & hours { kind = "mentoring" }:at_least(40) },
  },
  outcomes = {
    { id = "pass", title = "The standard is met", when = awarded { "MEN101" }:at_least(1) },
    { id = "fail", title = "The standard is not met" },
  },
}
