-- Cases for cmalt: a portfolio that passes, and what changes when one thing changes.
local CELLS = { "1a", "1b", "1c", "2a", "2b", "3a", "3b", "4", "special" }
local PARTS = { "description", "evidence", "reflection" }
local EVERY = { "context", "plans", "declaration", table.unpack(CELLS) }

-- All 27 levels by one assessor; `below` names a criterion that is not met.
local function rate(p, assessor, below, except)
  for _, cell in ipairs(CELLS) do
    for _, part in ipairs(PARTS) do
      local id = cell .. "." .. part
      if id ~= except then
        p.ratings[#p.ratings + 1] = { assessor = assessor, criterion = id, rated = "2026-06-01",
          level = id == below and "not met" or "met" }
      end
    end
  end
end

-- `o`: pathway, registered, attempt, without (a section), first, second (a criterion not met), missing.
local function portfolio(o)
  local p = { id = "P1", submitted = "2026-05-15", attempt = o.attempt, learner = { id = "S1" },
    pathway = o.pathway or "cmalt", registered = o.registered or "2025-01-10", evidence = {}, ratings = {} }
  for _, section in ipairs(EVERY) do
    if section ~= o.without then
      p.evidence[#p.evidence + 1] = { id = "s-" .. section, kind = "section", section = section,
        title = "Section " .. section, reflection = "What I would do differently." }
    end
  end
  rate(p, "a1", o.first)
  if not o.alone then rate(p, "a2", o.second, o.missing) end
  if o.moderator then
    p.ratings[#p.ratings + 1] = { assessor = "m1", role = "moderator", criterion = o.second,
      level = o.moderator, rated = "2026-06-20" }
  end
  return p
end

local function try(name, options, id, status, rest)
  local expect = { awards = { [id] = { status = status } } }
  for key, value in pairs(rest or {}) do expect[key] = value end
  return case(name) { portfolio = portfolio(options), as_of = "2026-11-01", expect = expect }
end

local cases = {
  try("pass: nine cells, three things each, two assessors", {}, "cmalt", "recommended", { outcome = "pass" }),
  try("near miss: one reflection of 27", { first = "3a.reflection", second = "3a.reflection" }, "cmalt", "not_met",
    { outcome = "refer", status = "complete" }),
  try("dispute: the assessors differ, the lower stands", { second = "2b.evidence" }, "cmalt", "not_met", { outcome = "refer",
    flags = { "dispute:2b.evidence" } }),
  try("the dispute settled upwards", { second = "2b.evidence", moderator = "met" }, "cmalt", "recommended",
    { outcome = "pass" }),
  try("the dispute settled downwards", { second = "2b.evidence", moderator = "not met" }, "cmalt", "not_met"),
  try("one assessor only: wait", { alone = true }, "cmalt", "undecided"),
  try("one assessor only, but the cell is lost already", { alone = true, first = "1a.description" }, "cmalt", "not_met",
    { outcome = "refer" }),
  try("one rating missing", { missing = "4.evidence" }, "cmalt", "undecided"),
  try("second attempt: pass", { attempt = 2 }, "cmalt", "recommended", { outcome = "pass" }),
  try("odd rule: refer once, the second attempt is final", { attempt = 2, first = "4.evidence", second = "4.evidence" }, "cmalt", "not_met",
    { outcome = "fail" }),
  try("no specialist option", { without = "special" }, "cmalt", "not_met"),
  try("odd rule: future plans are not assessed, and must be there", { without = "plans" }, "cmalt", "not_met"),
  try("registered two years before, to the day", { registered = "2024-05-15" }, "cmalt", "recommended"),
  try("registered a day earlier", { registered = "2024-05-14" }, "cmalt", "not_met"),
  try("registration not known", { registered = "unknown" }, "cmalt", "undecided"),
  try("Associate: all nine cells", { pathway = "associate" }, "associate", "recommended", { outcome = "pass" }),
  try("Associate: a cell is missed, a person must look", { pathway = "associate", first = "3b.evidence",
    second = "3b.evidence" }, "associate", "referred", { status = "referred" }),
  try("Senior: never by these cells alone", { pathway = "senior" }, "senior", "referred", { status = "referred" }),
  try("Senior: a cell is missed", { pathway = "senior", first = "3b.evidence", second = "3b.evidence" }, "senior",
    "not_met", { outcome = "refer" }),
  case "refused: a blog beside the form is no section" {
    portfolio = (function()
      local p = portfolio {}
      p.evidence[#p.evidence].kind = "blog" -- the specialist option
      return p
    end)(), as_of = "2026-11-01", expect = { outcome = "refer", awards = { cmalt = { status = "not_met" } } },
  },
  case "a section whose kind is not known" {
    portfolio = (function()
      local p = portfolio {}
      p.evidence[5].section = "unknown"
      return p
    end)(), as_of = "2026-11-01", expect = { awards = { cmalt = { status = "undecided" } } },
  },
  case "no submission date: incomplete" {
    portfolio = { id = "P1", learner = { id = "S1" }, pathway = "cmalt",
      evidence = { { id = "e1", kind = "section", section = "1a", title = "1a", reflection = "..." } } },
    as_of = "2026-11-01", expect = { status = "incomplete" },
  },
}
for _, cell in ipairs(CELLS) do -- each of the 27 missed by both
  for _, part in ipairs(PARTS) do
    local id = cell .. "." .. part
    cases[#cases + 1] = try("missed: " .. id, { first = id, second = id }, "cmalt", "not_met", { outcome = "refer" })
  end
end
cases[#cases + 1] = case "the pathway is not known: incomplete" {
  portfolio = portfolio { pathway = "unknown" }, as_of = "2026-11-01", expect = { status = "incomplete" },
}
return cases
