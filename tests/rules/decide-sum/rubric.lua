-- Owens: six criteria, 0 to 3 each, 18 in all.
local criteria = {}
for i, id in ipairs { "sources", "demonstration", "evidence", "mastery", "reflection",
  "presentation" } do criteria[i] = { id = id } end
return rubric { id = "decide-sum", version = "1", scale = { "does not meet", "partially meets", "meets", "exceeds" },
  criteria = criteria,
  awards = { { id = "A", course = "A 1", credits = 3, when = total():at_least(12) } } }
