-- NNU 25 % of the degree; Leicester most / total; London Met two thirds; CHE: at most 50 % (and 10 % of a cohort)
local programs, most = {}, {}
for id, row in pairs { CertHE = { 60, 120 }, DipHE = { 120, 240 }, Hons = { 120, 360 }, IntMasters = { 240, 480 },
  PGCert = { 30, 60 }, PGDip = { 60, 120 }, Masters = { 60, 180 } } do
  most[id], programs[id] = row[1], { credits = row[2] }
end
return policy { id = "leicester", version = "1", unit = "cats", units = { scqf = 1, ects = 2 },
  methods = { rpl = {} },
  programs = programs, caps = { rpl = { max = most }, share = { percent = "200/3", of = "program" } },
  cohort = { rpl = { percent = 10, method = "rpl" } } } -- counted for the board, applied to nobody
