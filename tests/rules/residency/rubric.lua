local awards = {}
for _, method in ipairs { "internal", "external", "exam" } do
  awards[#awards + 1] = { id = method, elective = method, method = method, credits = 3, credit_level = "lower",
    when = count { kind = method }:at_least(1) }
end
return rubric { id = "residency", version = "1", awards = awards }
