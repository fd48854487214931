-- CIT Cork: a percentage mark for experiential learning, "X" (exempt) for formal; classification bands as grades; the
-- hours
-- an assessor recommends; VALUE: benchmark 1 to capstone 4, 0 below; a community's bands 0-64, 65-69, 70-79, 80-100.
local mark = rating "mark"
local function band(grade, from, to)
  return { id = grade, course = "MOD 1", credits = 5, grade = grade,
    when = all_met { area = "module" } & mark:within(from, to) }
end
return rubric { id = "marks", version = "1", method = "experiential",
  criteria = { { id = "mark", number = { 0, 100, "1/2" } }, { id = "hours", number = { 0, 500, 1 } },
    { id = "outcomes", area = "module", scale = { "no", "yes" }, minimum = "yes" },
    { id = "integrative", area = "value", scale = { "below", "benchmark", "milestone 2", "milestone 3",
      "capstone" } } },
  awards = { band("pass", 40, "49.5"), band("second", 50, "69.5"), band("first", 70, 100),
    { id = "exempt", exemption = "Module 2", symbol = "X", method = "formal", when = held "CERT" },
    { id = "hours", elective = "Recommended hours", credits = rating "hours" / 45 },
    { id = "community", badge = "Community member",
      when = steps(mark, { benchmark = 65, ["milestone 2"] = 70, capstone = 80 }):at_least(2) },
    { id = "value", badge = "Integrative learning", when = rating "integrative":at_least "milestone 3" } },
  scale = { "below", "benchmark", "milestone 2", "milestone 3", "capstone" } }
