local function item(kind, hours, attendance)
  return { id = kind .. hours, kind = kind, hours = hours, attendance = attendance or 100 }
end
local function is(name, items, expect)
  return case(name) { portfolio = { id = "P", evidence = items }, as_of = "2026-11-01", expect = { awards = expect } }
end
local cases = {
  is("an hour is the least", { item("workshop", 1) }, { CEU = { credits = 0.1 } }),
  is("below an hour", { item("workshop", 0.99) }, { CEU = { status = "not_met" } }),
  is("89 % attendance", { item("workshop", 10, 89) }, { CEU = { status = "not_met" } }),
  is("90 % attendance", { item("workshop", 10, 90) }, { CEU = { credits = 1 } }),
  is("work experience", { item("work", 400) }, { CEU = { status = "not_met" } }),
}
-- IACET: 30 minutes are 0.05 and count 0.1; three minutes are 0.005 and count 0.1
for _, row in ipairs { { 0.5, 0.1 }, { 0.05, 0.1 }, { 1.4, 0.1 }, { 1.5, 0.2 }, { 12.4, 1.2 }, { 12.5, 1.3 } } do
  cases[#cases + 1] = is(row[1] .. " hours", { item("recording", row[1]) }, { IACET = { credits = row[2] } })
end
return cases
