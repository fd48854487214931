-- What one credit of another system is worth; the award says which unit it offers.
local awards = {}
for _, unit in ipairs { "semester", "quarter", "ects", "cats", "ou" } do
  awards[#awards + 1] = { id = unit, elective = unit, unit = unit,
    credits = sum("amount", { kind = unit }) }
end
return rubric { id = "units", version = "1", fields = { amount = "number" }, awards = awards }
