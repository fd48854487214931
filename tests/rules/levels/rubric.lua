-- ACE: vocational, lower, upper; graduate needs chair, department and dean (Northeastern State).
local awards = {}
for _, level in ipairs { "vocational", "lower", "upper" } do
  awards[#awards + 1] = { id = level, elective = "Electives", credit_level = level,
    credits = sum("amount", { kind = "exhibit", level = level }) }
end
awards[#awards + 1] = { id = "graduate", course = "EDU 690", credits = 3, credit_level = "graduate",
  when = all_met { area = "graduate level" } }
-- SCQF: a master's has 180 credits, 150 of them at level 11 (or above)
local masters = sum("amount", { kind = "module" }):at_least(180)
  & sum("amount", { kind = "module", scqf = at_least(11) }):at_least(150)
awards[#awards + 1] = { id = "masters", block = "Master's", credits = 180, unit = "scqf", credit_level = "11",
  when = masters }
awards[#awards + 1] = { id = "year 3", course = "LAW 301", credits = 3, credit_level = "third year",
  when = count { kind = "law" }:at_least(1) }
local criteria = {}
for i, who in ipairs { "chair", "department", "dean" } do
  criteria[i] = { id = who, area = "graduate level", scale = { "no", "yes" }, minimum = "yes" }
end
return rubric { id = "levels", version = "1", method = "rpl",
  fields = { amount = "number", level = "text", scqf = "number" },
  criteria = criteria, awards = awards }
