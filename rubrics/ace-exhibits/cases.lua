-- Cases for ace-exhibits: the day taken, conditions, and learning that stands twice.
-- Items as { exhibit, taken, extra }.
local function portfolio(list)
  local p = { id = "P1", submitted = "2026-05-15", learner = { id = "S1" }, evidence = {} }
  for i, x in ipairs(list) do
    local item = { id = "x" .. i, kind = x.kind or "military-course", title = x[1], exhibit = x[1], taken = x[2],
      score = x.score, skill = x.skill, verified = true }
    if x.verified ~= nil then item.verified = x.verified end
    p.evidence[i] = item
  end
  return p
end
local function try(name, list, outcome, awards)
  local expect = {}
  for id, row in pairs(awards) do
    if type(row) == "string" then row = { row } end
    expect[id] = { status = row[1], credits = row[2], credit_level = row[3] }
  end
  return case(name) { portfolio = portfolio(list), as_of = "2026-11-01", expect = { outcome = outcome, awards = expect } }
end
local LEADER, ADVANCED, FIELD, MOS = "EX-1401-0001", "EX-1408-0007", "EX-0702-0003", "EX-MOS-68"
local cases = {
  try("pass: two lines of one version", { { LEADER, "2020-06-30" } }, "credit", {
    [LEADER .. "v2/1"] = { "recommended", 3, "lower" }, [LEADER .. "v2/2"] = { "recommended", 1 },
    [LEADER .. "v1/1"] = "not_met" }),
  try("odd rule: the older version, by the day taken", { { LEADER, "2018-12-31" } }, "credit", {
    [LEADER .. "v1/1"] = { "recommended", 2 }, [LEADER .. "v2/1"] = "not_met", [LEADER .. "v2/2"] = "not_met" }),
  try("only the year is known, and both versions are in it or not", { { LEADER, "2018" } }, "credit", {
    [LEADER .. "v1/1"] = "recommended", [LEADER .. "v2/1"] = "not_met" }),
  try("the day is not known", { { LEADER, "unknown" } }, nil, {
    [LEADER .. "v1/1"] = "undecided", [LEADER .. "v2/1"] = "undecided" }),
  try("near miss: taken a day before the first review", { { LEADER, "2011-12-31" } }, "none", {
    [LEADER .. "v1/1"] = "not_met" }),
  try("near miss: taken a day after the last", { { ADVANCED, "2025-01-01" } }, "none", {
    [ADVANCED .. "v1/1"] = "not_met", [ADVANCED .. "v1/2"] = "not_met" }),
  try("odd rule: supervision in two courses counts once, the more", { { LEADER, "2020-06-30" }, { ADVANCED, "2022-03-01" } }, "credit", {
    [LEADER .. "v2/1"] = { "recommended", 3 }, [ADVANCED .. "v1/2"] = "withheld",
    [ADVANCED .. "v1/1"] = { "recommended", 3, "upper" } }),
  try("the same course twice, in two versions", { { LEADER, "2015-01-01" }, { LEADER, "2021-01-01" } }, "credit", {
    [LEADER .. "v2/1"] = { "recommended", 3 }, [LEADER .. "v1/1"] = "withheld" }),
  try("course and occupation: emergency care once", { { FIELD, "2020-01-01" },
    { MOS, "2023-01-01", kind = "military-occupation", skill = 30 } }, "credit", {
    [FIELD .. "v1/1"] = { "recommended", 4, "vocational" }, [FIELD .. "v1/2"] = { "recommended", 3 },
    [MOS .. "v1/skill 20/1"] = "withheld", [MOS .. "v1/skill 30/1"] = { "recommended", 3, "upper" } }),
  try("occupation, lower skill level", { { MOS, "2023-01-01", kind = "military-occupation", skill = 20 } }, "credit", {
    [MOS .. "v1/skill 20/1"] = { "recommended", 3 }, [MOS .. "v1/skill 30/1"] = "not_met" }),
  try("occupation below it", { { MOS, "2023-01-01", kind = "military-occupation", skill = 10 } }, "none", {
    [MOS .. "v1/skill 20/1"] = "not_met" }),
  try("training of a provider", { { "EX-DATA-0002", "2025-05-31", kind = "training" } }, "credit", {
    ["EX-DATA-0002v1/1"] = { "recommended", 2 } }),
  try("training after its review ran out", { { "EX-DATA-0002", "2025-06-01", kind = "training" } }, "none", {
    ["EX-DATA-0002v1/1"] = "not_met" }),
  try("College Algebra: 50", { { "CLEP-0013", "2024-05-01", kind = "exam", score = 50 } }, "credit", {
    ["CLEP-0013v3/1"] = { "recommended", 3 }, ["CLEP-0013v2/1"] = "not_met" }),
  try("College Algebra: 49", { { "CLEP-0013", "2024-05-01", kind = "exam", score = 49 } }, "none", {
    ["CLEP-0013v3/1"] = "not_met" }),
  try("College Algebra of the period before", { { "CLEP-0013", "2023-03-31", kind = "exam", score = 50 } }, "credit", {
    ["CLEP-0013v2/1"] = { "recommended", 3 } }),
  try("not known whether the transcript is official", { { LEADER, "2020-06-30", verified = "unknown" } }, nil, {
    [LEADER .. "v2/1"] = "undecided" }),
  try("refused: the learner's own printout", { { LEADER, "2020-06-30", verified = false } }, "none", {}),
  try("refused: learning that was never reviewed", { { LEADER, "2020-06-30", kind = "other" } }, "none", {}),
  case "no exhibit named: incomplete" {
    portfolio = { id = "P1", learner = { id = "S1" }, evidence = { { id = "e1", kind = "training", title = "A day" } } },
    as_of = "2026-11-01", expect = { status = "incomplete" },
  },
}
-- Every version: on its first and last day, the days beside them, and a day that is not known.
for _, row in ipairs { { LEADER, 1, "2011-12-31", "2012-01-01", "2018-12-31", "2019-01-01" },
  { LEADER, 2, "2018-12-31", "2019-01-01", "2028-12-31" }, { ADVANCED, 1, "2014-12-31", "2015-01-01", "2024-12-31",
    "2025-01-01" }, { FIELD, 1, "2015-12-31", "2016-01-01", "2026-12-31" } } do
  local id = row[1] .. "v" .. row[2] .. "/1"
  for i, status in ipairs { "not_met", "recommended", "recommended", "not_met" } do
    if row[i + 2] then
      cases[#cases + 1] = try(id .. " on " .. row[i + 2], { { row[1], row[i + 2] } }, nil, { [id] = status })
    end
  end
end
for _, x in ipairs { { FIELD, FIELD .. "v1/1" }, { ADVANCED, ADVANCED .. "v1/1" },
  { MOS, MOS .. "v1/skill 20/1", kind = "military-occupation", skill = 40 },
  { "EX-DATA-0002", "EX-DATA-0002v1/1", kind = "training" }, { "CLEP-0013", "CLEP-0013v2/1", kind = "exam", score = 60 } } do
  cases[#cases + 1] = try("not known when: " .. x[1], { { x[1], "unknown", kind = x.kind, skill = x.skill, score = x.score } },
    nil, { [x[2]] = "undecided" })
end
return cases
