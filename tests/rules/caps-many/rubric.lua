local awards = {}
for i = 1, 25 do
  awards[i] = { id = "A" .. i, elective = "E" .. i, credits = i, when = count { tag = "" .. i }:at_least(1) }
end
return rubric { id = "caps-many", version = "1", method = "exam", awards = awards }
