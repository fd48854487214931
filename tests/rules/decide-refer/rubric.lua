-- CMALT: nine cells, each by description, evidence and reflection, both assessors find each met; refer once, then
-- final;
-- three years' validity.
local criteria = {}
for _, cell in ipairs { "1a", "1b", "1c", "2a", "2b", "3a", "3b", "4", "spec" } do
  for _, part in ipairs { "description", "evidence",
    "reflection" } do criteria[#criteria + 1] = { id = cell .. "." .. part, area = cell } end
end
return rubric { id = "cmalt", version = "1", scale = { "not met", "met" }, minimum = "met",
  assessors = { minimum = 2, resolve = "lowest" },
  criteria = criteria, intake = { require = { "reflection" } },
  awards = { { id = "CMALT", badge = "Certified Member", when = all_met(), expires = { years = 3 } } },
  outcomes = { { id = "pass", when = all_met() }, { id = "refer", when = attempt():is(1) }, { id = "fail" } } }
