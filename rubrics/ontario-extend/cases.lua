-- Cases for ontario-extend: single badges, all six, and badges brought from earlier.
local MODULES = {}
for _, module in ipairs(include "modules") do MODULES[#MODULES + 1] = module end

-- Items and ratings for the named modules; `levels` overrides single criteria.
local function portfolio(names, levels, change)
  local p = { id = "P1", submitted = "2026-05-15", learner = { id = "S1" }, evidence = {}, ratings = {} }
  for _, module in ipairs(MODULES) do
    local is_there = names == "all"
    for _, name in ipairs(names == "all" and {} or names) do is_there = is_there or name == module.id end
    if is_there then
      p.evidence[#p.evidence + 1] = { id = "e-" .. module.id, kind = "activity", module = module.id,
        title = module.badge, reflection = "The second try was the useful one." }
      for _, line in ipairs(module.lines) do
        local id = module.id .. "." .. line.id
        p.ratings[#p.ratings + 1] = { assessor = "a1", criterion = id, level = levels and levels[id] or "done",
          rated = "2026-06-01" }
      end
    end
  end
  if change then change(p) end
  return p
end
local function held(p)
  p.held = {}
  for i, id in ipairs { "curator", "technologist", "collaborator", "experimenter", "scholar" } do
    p.held[i] = { course = id, status = "passed", method = "badge" }
  end
end
local function second(level, role)
  return function(p)
    p.ratings[#p.ratings + 1] = { assessor = "a2", role = role, criterion = "teacher.notes", level = level,
      rated = "2026-06-02" }
  end
end
local function try(name, p, outcome, awards)
  local expect = {}
  for id, status in pairs(awards) do expect[id] = { status = status } end
  return case(name) { portfolio = p, as_of = "2026-11-01", expect = { outcome = outcome, awards = expect } }
end

local cases = {
  try("pass: six badges and the micro-credential", portfolio "all", "empowered", { ["empowered-educator"] = "recommended",
    teacher = "recommended", scholar = "recommended" }),
  try("near miss: one line of one badge", portfolio("all", { ["scholar.published"] = "not shown" }), "badges",
    { scholar = "not_met", ["empowered-educator"] = "not_met", curator = "recommended" }),
  try("odd rule: equivalent evidence on every line of a badge", portfolio({ "teacher" }, { ["teacher.analogy"] = "equivalent",
    ["teacher.concept-map"] = "equivalent", ["teacher.notes"] = "equivalent", ["teacher.benefits"] = "equivalent",
    ["teacher.components"] = "equivalent" }), "badges", { teacher = "recommended" }),
  try("refused: an item that is not the learner's own", portfolio("all", nil, function(p)
    p.findings = { { evidence = "e-scholar", assessor = "a1", authentic = false } }
  end), "badges", { curator = "recommended", ["empowered-educator"] = "not_met" }),
  try("nothing shown for a line", portfolio({ "teacher" }, { ["teacher.notes"] = "not shown" }), "continue",
    { teacher = "not_met" }),
  try("five badges held, the sixth earned", portfolio({ "teacher" }, nil, held), "empowered",
    { teacher = "recommended", ["empowered-educator"] = "recommended" }),
  try("five badges held, the sixth not", portfolio({ "teacher" }, { ["teacher.notes"] = "not shown" }, held), "badges",
    { ["empowered-educator"] = "not_met" }),
  try("dispute: shown or not", portfolio({ "teacher" }, nil, second "not shown"), nil, { teacher = "undecided" }),
  try("done or equivalent is no dispute", portfolio({ "teacher" }, nil, second "equivalent"), "badges",
    { teacher = "recommended" }),
  try("the dispute settled by a moderator", portfolio({ "teacher" }, { ["teacher.notes"] = "not shown" },
    second("equivalent", "moderator")), "badges", { teacher = "recommended" }),
  try("not rated yet", portfolio({ "teacher" }, nil, function(p) p.ratings = nil end), nil, { teacher = "undecided" }),
  try("stacking at Conestoga: a person asks how much", portfolio("all", nil, function(p)
    p.learner.destination = "conestoga"
  end), "empowered", { conestoga = "referred" }),
  try("stacking at Conestoga without the sixth badge", portfolio({ "curator" }, nil, function(p)
    p.learner.destination = "conestoga"
  end), "badges", { conestoga = "not_met" }),
  case "no module named: incomplete" {
    portfolio = { id = "P1", learner = { id = "S1" }, evidence = { { id = "e1", kind = "blog", title = "Blog",
      reflection = "..." } } }, as_of = "2026-11-01", expect = { status = "incomplete" },
  },
}
for _, module in ipairs(MODULES) do -- each badge by itself, and each of its lines missed
  cases[#cases + 1] = try("only " .. module.badge, portfolio { module.id }, "badges",
    { [module.id] = "recommended", ["empowered-educator"] = "not_met" })
  for _, line in ipairs(module.lines) do
    local id = module.id .. "." .. line.id
    cases[#cases + 1] = try("equivalent: " .. id, portfolio({ module.id }, { [id] = "equivalent" }), "badges",
      { [module.id] = "recommended" })
    cases[#cases + 1] = try("missed: " .. id, portfolio({ module.id }, { [id] = "not shown" }), "continue",
      { [module.id] = "not_met" })
  end
end
for _, module in ipairs(MODULES) do
  cases[#cases + 1] = try(module.badge .. " is not rated yet, five are held", portfolio({ module.id }, nil, function(p)
    p.ratings, p.held = nil, {}
    for _, other in ipairs(MODULES) do
      if other ~= module then p.held[#p.held + 1] = { course = other.id, status = "passed", method = "badge" } end
    end
    p.learner.destination = "conestoga"
  end), nil, { [module.id] = "undecided", ["empowered-educator"] = "undecided" })
end
cases[#cases + 1] = try("a destination that is not known", portfolio("all", nil, function(p)
  p.learner.destination = "unknown"
end), "empowered", { ["empowered-educator"] = "recommended" })
return cases
