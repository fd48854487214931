-- Ontario Extend: a badge is a checklist, an equivalent piece is accepted for each line, six badges make the
-- micro-credential,
-- which stacks into one certificate course (Conestoga).
local modules = { "Teacher", "Curator", "Technologist", "Collaborator", "Experimenter", "Scholar" }
local criteria, awards = {}, {}
for _, module in ipairs(modules) do
  for line = 1, 2 do criteria[#criteria + 1] = { id = module .. " " .. line, area = module,
    scale = { "not done", "equivalent", "done" }, minimum = "equivalent" } end
  awards[#awards + 1] = { id = module, badge = module, when = all_met { area = module } }
end
awards[#awards + 1] = { id = "empowered", badge = "Empowered Educator", when = awarded(modules):is(6) }
awards[#awards + 1] = { id = "certificate", course = "PST 1", credits = 3, requires = "empowered" }
return rubric { id = "extend", version = "1", criteria = criteria, awards = awards }
