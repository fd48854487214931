local awards = {}
for _, row in ipairs { { "L", 6, "lower" }, { "U", 3, "upper" }, { "G", 4, "graduate" }, { "M", 5, "upper" },
  { "N", 3 } } do
  awards[#awards + 1] = { id = row[1], course = row[1] .. " 1", credits = row[2], credit_level = row[3],
    when = count { tag = row[1] }:at_least(1) }
end
return rubric { id = "caps-keys", version = "1", method = "exam", awards = awards }
