local awards = {}
for _, course in ipairs { "MATH 105", "MATH 108", "MATH 120", "MATH 226", "MATH 227", "LIT 1", "LIT 2", "STA 1" } do
  awards[#awards + 1] = { id = course, course = course, credits = 3, when = count { tag = course }:at_least(1) }
end
return rubric { id = "duplicates", version = "1", method = "exam", awards = awards }
