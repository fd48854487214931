-- Cases for staff-recognition: somebody who is due a professorship, and what changes when one thing changes.
local function rate(p, assessor, teaching, scholarship, service, role)
  for id, level in pairs { teaching = teaching, scholarship = scholarship, service = service } do
    p.ratings[#p.ratings + 1] = { assessor = assessor, role = role, criterion = id, level = level, rated = "2026-06-01" }
  end
end
local function add(p, item)
  item.id, item.title, item.verified = "e" .. #p.evidence + 1, item.title or item.kind, true
  p.evidence[#p.evidence + 1] = item
  return item
end
-- A degree, ten years of work, five years in a community with four who vouch, `books` publications.
local function portfolio(degree, books, change)
  local p = { id = "P1", submitted = "2026-05-15", learner = { id = "S1" }, evidence = {}, ratings = {} }
  if degree then add(p, { kind = "degree", degree = degree, title = degree, ended = "2012-06-30" }) end
  add(p, { kind = "work", title = "Lecturer", started = "2016-01-01", ended = "2025-12-31" })
  add(p, { kind = "facilitation", title = "Host", started = "2020-01-01", ended = "2024-12-31", endorsements = {
    { by = "A", relation = "peer" }, { by = "B", relation = "peer" }, { by = "C", relation = "peer" },
    { by = "D", relation = "peer" } } })
  for _ = 1, books do add(p, { kind = "publication", title = "Article", ended = "2024-01-01" }) end
  rate(p, "a1", 30, 25, 25)
  rate(p, "a2", 32, 25, 25)
  if change then change(p) end
  return p
end
local function try(name, p, outcome, awards)
  local expect = {}
  for id, row in pairs(awards) do expect[id] = { status = row[1] or row, earned = row[2] } end
  return case(name) { portfolio = p, as_of = "2026-11-01", expect = { outcome = outcome, awards = expect } }
end
-- Levels of the two committees for one criterion.
local function levels(criterion, first, second)
  return function(p)
    for _, rating in ipairs(p.ratings) do
      if rating.criterion == criterion then rating.level = rating.assessor == "a1" and first or second end
    end
  end
end

return {
  -- doctorate 85, work 10, community 12, eight publications 40: 147
  try("pass: professor; the lower ranks stand back", portfolio("doctorate", 8), "rank", { professor = { "recommended", 147 },
    associate = { "withheld" }, assistant = { "withheld" }, instructor = { "withheld" } }),
  try("odd rule, nested caps: publications are capped at 40", portfolio("doctorate", 12), "rank", { professor = { "recommended", 147 } }),
  try("near miss: 137 of 140 points", portfolio("doctorate", 6), "rank", { professor = { "not_met" },
    associate = { "recommended", 137 } }),
  try("points enough, education too low: 45 of 65", portfolio("bachelor", 8), "rank", { professor = { "not_met" },
    associate = { "not_met" }, assistant = { "recommended", 107 } }),
  try("instructor: a three-year course", portfolio("three-year course", 0), "rank", { instructor = { "recommended", 52 },
    assistant = { "not_met" } }),
  try("two years and a special course: 30 points", portfolio("special course", 0, function(p)
    p.evidence[2].started, p.evidence[3].started = "2024-01-01", "2024-01-01"
  end), "none", { instructor = { "not_met" } }),
  try("points not known: any rank or none", portfolio("three-year course", 0, function(p)
    p.evidence[2].verified = "unknown"
  end), nil, { instructor = { "undecided" } }),
  try("no degree: no rank", portfolio(nil, 8), "none", { instructor = { "not_met" } }),
  try("five-year bachelor: 50", portfolio("bachelor", 0, function(p) p.evidence[1].years_over_four = 1 end), "rank",
    { instructor = { "recommended", 72 } }),
  try("a bachelor's fifth year adds nothing to a doctorate", portfolio("doctorate", 0, function(p)
    add(p, { kind = "degree", degree = "bachelor", years_over_four = 1 })
  end), "rank", { associate = { "recommended", 107 } }),
  try("a second master's and a second bachelor's: 7 more", portfolio("masters", 0, function(p)
    add(p, { kind = "degree", degree = "masters", additional = true })
    add(p, { kind = "degree", degree = "bachelor", additional = true })
  end), "rank", { assistant = { "recommended", 94 } }),
  try("education is capped at 85", portfolio("doctorate", 0, function(p)
    add(p, { kind = "degree", degree = "masters", additional = true })
  end), "rank", { associate = { "recommended", 107 } }),
  try("eleven units are three whole steps", portfolio("masters", 0, function(p) add(p, { kind = "study", units = 11 }) end),
    "rank", { assistant = { "recommended", 90 } }),
  try("a hundred units are capped at 10", portfolio("masters", 0, function(p) add(p, { kind = "study", units = 100 }) end),
    "rank", { assistant = { "recommended", 97 } }),
  try("medicine counts 65", portfolio("medicine", 0), "rank", { assistant = { "recommended", 87 } }),
  try("medicine, licensed, teaching medicine: as a doctorate", portfolio("medicine", 0, function(p)
    p.evidence[1].licensed, p.evidence[1].teaches = true, "medicine"
  end), "rank", { associate = { "recommended", 107 } }),
  try("medicine, licensed, teaching statistics: 65", portfolio("medicine", 0, function(p)
    p.evidence[1].licensed, p.evidence[1].teaches = true, "statistics"
  end), "rank", { assistant = { "recommended", 87 } }),
  try("two jobs at once count once", portfolio("doctorate", 0, function(p)
    add(p, { kind = "work", title = "Consultant", started = "2018-01-01", ended = "2022-12-31" })
  end), "rank", { associate = { "recommended", 107 } }),
  try("experience is capped at 25", portfolio("doctorate", 0, function(p) p.evidence[2].started = "1990-01-01" end),
    "rank", { associate = { "recommended", 122 } }),
  try("community and endorsements are capped at 15", portfolio("doctorate", 0, function(p)
    p.evidence[3].started = "2010-01-01"
  end), "rank", { associate = { "recommended", 110 } }),
  try("open resources and open courses", portfolio("doctorate", 0, function(p)
    add(p, { kind = "open-resource", ended = "2024-01-01" })
    add(p, { kind = "mooc", ended = "2024-01-01", hours = 119 })
  end), "rank", { associate = { "recommended", 112 } }),
  try("refused: a degree without its document", portfolio("doctorate", 8, function(p)
    p.evidence[1].verified = false
  end), "none", { professor = { "not_met" } }),
  try("a document that is still to come", portfolio("doctorate", 8, function(p)
    p.evidence[1].verified = "unknown"
  end), nil, { professor = { "undecided" } }),
  try("odd rule: a floor of one area is missed, no total makes up for it", portfolio("doctorate", 8, levels("service", 20, 20)),
    "none", { professor = { "not_met" } }),
  try("just at the floor", portfolio("doctorate", 8, levels("teaching", 28, 28)), "rank", { professor = { "recommended" } }),
  try("dispute: the two committees on both sides of the floor", portfolio("doctorate", 8, levels("teaching", 27, 29)),
    nil, { professor = { "undecided" } }),
  try("six points apart above the floor: flagged, and nothing hangs on it", portfolio("doctorate", 8,
    levels("teaching", 30, 36)), "rank", { professor = { "recommended" } }),
  try("they sit together: a joint rating settles it", portfolio("doctorate", 8, function(p)
    levels("teaching", 27, 29)(p)
    p.ratings[#p.ratings + 1] = { assessor = "a1+a2", role = "joint", criterion = "teaching", level = 28,
      rated = "2026-06-20" }
  end), "rank", { professor = { "recommended" } }),
  try("only one committee has answered", portfolio("doctorate", 8, function(p)
    for i = #p.ratings, 1, -1 do if p.ratings[i].assessor == "a2" then table.remove(p.ratings, i) end end
  end), nil, { professor = { "undecided" } }),
}
