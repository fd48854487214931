-- The rubric of most runs here: one rated and one computed criterion, a course and a badge.
return rubric {
  id = "mini", version = "1", title = "Mini",
  scale = { "absent", "emerging", "meets", "exceeds" },
  admit = { kinds = { "work", "talk" } },
  criteria = {
    { id = "reflection", title = "Reflection", minimum = "meets" },
    { id = "talks", title = "Talks", minimum = "emerging",
      level = steps(count { kind = "talk" }, { emerging = 1, meets = 3, exceeds = 9 }) },
  },
  awards = {
    { id = "EDU1", course = "EDU 1", title = "Learning at work", credits = 3, unit = "semester",
      when = rating "reflection":at_least "meets" & hours { kind = "work" }:at_least(40) },
    { id = "speaker", badge = "Speaker", when = count { kind = "talk" }:at_least(2) },
  },
  outcomes = { { id = "pass", when = all_met() }, { id = "fail" } },
}
