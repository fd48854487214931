-- A diploma with 30 points brings 32 hours; otherwise 8 for each higher level at 5, 4 at 4, at most 24.
local by_subject = {}
for _, subject in ipairs { "Biology", "History", "English", "Physics" } do
  by_subject[#by_subject + 1] = { max(steps(exam("IB/" .. subject .. " HL"), { four = 4, five = 5 }), 0), each = 4 }
end
by_subject.cap = 24
return rubric { id = "ib", version = "1", method = "exam", scale = { "none", "four", "five" },
  fields = { diploma_points = "number" },
  awards = { { id = "diploma", block = "IB diploma", credits = 32, exclusive = "IB",
    when = largest("diploma_points", {}):at_least(30) },
    { id = "subjects", block = "IB courses", exclusive = "IB", credits = points(by_subject) } } }
