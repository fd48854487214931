-- Cases for oeru: full sets, partial sets, the same set in other countries.
local LIDA, IPM = { "LiDA101", "LiDA102", "LiDA103", "LiDA104" }, { "IPM101", "IPM102", "IPM103", "IPM104" }

-- `n` micro-courses of a set, assessed and confirmed; `change` edits the portfolio.
local function portfolio(country, set, n, change)
  local p = { id = "P1", submitted = "2026-05-15", learner = { id = "S1", country = country }, evidence = {} }
  for i = 1, n do
    p.evidence[i] = { id = "m" .. i, kind = "micro-course", title = set[i], course = set[i], issuer = "Otago Polytechnic",
      ended = "2026-0" .. i .. "-20", hours = 40, assessed = true, activities = 5, verified = true }
  end
  if change then change(p) end
  return p
end
local function tecep(p)
  p.evidence[#p.evidence + 1] = { id = "x", kind = "exam", title = "TECEP", assessed = true, verified = true,
    exam = { name = "TECEP/Living in the Information Age", taken = "2026-04-02" } }
end
local function try(name, p, outcome, id, status, credits)
  return case(name) { portfolio = p, as_of = "2026-11-01",
    expect = { outcome = outcome, awards = { [id] = { status = status, credits = credits } } } }
end

local cases = {
  try("near miss: three of four", portfolio("NZ", LIDA, 3), "partial", "LiDA/NZ", "not_met"),
  try("odd rule, United States: three and the examination", portfolio("US", LIDA, 3, tecep), "course", "LiDA/US", "recommended", 3),
  try("United States: three without the examination", portfolio("US", LIDA, 3), "partial", "LiDA/US", "not_met"),
  try("United States: the examination is not passed", portfolio("US", LIDA, 3, function(p)
    tecep(p)
    p.evidence[4].assessed = false
  end), "partial", "LiDA/US", "not_met"),
  try("United States: two and the examination", portfolio("US", LIDA, 2, tecep), "partial", "LiDA/US", "not_met"),
  try("the same micro-course twice counts once", portfolio("NZ", { "LiDA101", "LiDA102", "LiDA103", "LiDA103" }, 4),
    "partial", "LiDA/NZ", "not_met"),
  try("micro-courses of two sets make neither", portfolio("NZ", { "LiDA101", "LiDA102", "IPM101", "IPM102" }, 4),
    "partial", "IPM/NZ", "not_met"),
  try("taken but not assessed: hours alone earn nothing", portfolio("NZ", LIDA, 4, function(p)
    for _, item in ipairs(p.evidence) do item.assessed = false end
  end), "none", "LiDA/NZ", "not_met"),
  try("not known whether one was assessed", portfolio("NZ", LIDA, 4, function(p) p.evidence[2].assessed = "unknown" end),
    nil, "LiDA/NZ", "undecided"),
  try("refused: a result nobody confirmed", portfolio("NZ", LIDA, 4, function(p) p.evidence[2].verified = false end),
    "partial", "LiDA/NZ", "not_met"),
  try("odd rule, United Kingdom: the sources contradict each other, the partner is asked", portfolio("GB", LIDA, 4), nil, "LiDA/GB", "referred"),
  try("below what any source asks: not met", portfolio("GB", LIDA, 3), "partial", "LiDA/GB", "not_met"),
  try("Australia: four, no agreement", portfolio("AU", LIDA, 4), nil, "LiDA/AU", "referred"),
  try("Australia: three", portfolio("AU", LIDA, 3), "partial", "LiDA/AU", "not_met"),
  try("Canada: three, which ones is not published", portfolio("CA", IPM, 3), nil, "IPM/CA", "referred"),
  try("Canada: two", portfolio("CA", IPM, 2), "partial", "IPM/CA", "not_met"),
  try("participation: eight activities in one course", portfolio("NZ", LIDA, 1, function(p)
    p.evidence[1].assessed, p.evidence[1].activities = false, 8
  end), "participation", "participation", "recommended"),
  try("participation: seven in each of two is not eight", portfolio("NZ", LIDA, 2, function(p)
    for _, item in ipairs(p.evidence) do item.assessed, item.activities = false, 7 end
  end), "none", "participation", "not_met"),
  case "a country without a set: partial, with the certificate at most" {
    portfolio = portfolio("FR", LIDA, 4), as_of = "2026-11-01", expect = { outcome = "partial" },
  },
  case "no country: incomplete" {
    portfolio = portfolio(nil, LIDA, 4), as_of = "2026-11-01", expect = { status = "incomplete" },
  },
}
for id, set in pairs { LiDA = LIDA, IPM = IPM } do
  cases[#cases + 1] = try("pass, New Zealand: four of " .. id, portfolio("NZ", set, 4), "course", id .. "/NZ", "recommended", 4)
end
-- One result is not known: each set waits where that could change the answer.
for _, row in ipairs { { "NZ", LIDA, 4, "LiDA/NZ" }, { "NZ", IPM, 4, "IPM/NZ" }, { "US", LIDA, 3, "LiDA/US", tecep },
  { "GB", LIDA, 4, "LiDA/GB" }, { "AU", LIDA, 4, "LiDA/AU" }, { "CA", IPM, 3, "IPM/CA" } } do
  cases[#cases + 1] = case(row[4] .. ": one result is not known") {
    portfolio = portfolio(row[1], row[2], row[3], function(p)
      if row[5] then row[5](p) end
      p.evidence[1].assessed = "unknown"
    end), as_of = "2026-11-01", expect = { outcome = null },
  }
end
cases[#cases + 1] = try("activities not known, nothing assessed", portfolio("NZ", LIDA, 1, function(p)
  p.evidence[1].assessed, p.evidence[1].activities = false, "unknown"
end), nil, "participation", "undecided")
cases[#cases + 1] = try("one result not known, nothing else", portfolio("NZ", LIDA, 1, function(p)
  p.evidence[1].assessed = "unknown"
end), nil, "LiDA/NZ", "not_met")
for _, set in ipairs { LIDA, IPM } do
  for _, row in ipairs { { "NZ", LIDA, "LiDA/NZ" }, { "NZ", IPM, "IPM/NZ" }, { "US", LIDA, "LiDA/US" },
    { "GB", LIDA, "LiDA/GB" }, { "AU", LIDA, "LiDA/AU" }, { "CA", IPM, "IPM/CA" } } do
    if row[2] == set then
      cases[#cases + 1] = try(row[3] .. ": a single result, not confirmed yet", portfolio(row[1], set, 1, function(p)
        p.evidence[1].verified = "unknown"
      end), nil, row[3], "not_met")
    end
  end
end
cases[#cases + 1] = try("United States: the examination is not confirmed yet", portfolio("US", LIDA, 3, function(p)
  tecep(p)
  p.evidence[4].verified = "unknown"
end), nil, "LiDA/US", "undecided")
cases[#cases + 1] = case "the country is not known: incomplete" {
  portfolio = portfolio("unknown", LIDA, 4), as_of = "2026-11-01", expect = { status = "incomplete" },
}
return cases
