-- Cases for ceu: hours and what they are worth, and what is not contact time.
local function item(kind, hours, change)
  local e = { id = kind, kind = kind, title = kind, started = "2026-03-02", ended = "2026-03-06", hours = hours,
    verified = true }
  if kind == "class" or kind == "assessment" or kind == "monitored self-paced" then e.attendance = 100 end
  for name, value in pairs(change or {}) do e[name] = value end
  return e
end
local function portfolio(...)
  return { id = "P1", submitted = "2026-05-15", learner = { id = "S1" }, evidence = { ... } }
end
local MEETS = { reflection = "meets" }
local function points(id, status, earned) return { awards = { [id] = { status = status, earned = earned } } } end

local cases = {
  case "pass, renewed: 20 contact hours, 20 of one's own" {
    portfolio = portfolio(item("class", 20), item("community", 20)), ratings = MEETS, as_of = "2026-11-01",
    expect = { outcome = "renewed", credits = 0, awards = { CEU = { status = "recommended", earned = 2 },
      CPD = { status = "recommended", earned = 20 }, renewal = { status = "recommended" } } },
  },
  case "near miss: 39.5 hours in all" {
    portfolio = portfolio(item("class", 20), item("community", 19.5)), ratings = MEETS, as_of = "2026-11-01",
    expect = { outcome = "recorded", awards = { renewal = { status = "not_met" } } },
  },
  case "near miss: a community cannot stand for contact hours" {
    portfolio = portfolio(item("class", 19), item("community", 400)), ratings = MEETS, as_of = "2026-11-01",
    expect = { outcome = "recorded", awards = { CEU = { status = "recommended", earned = 1.9 },
      CPD = { status = "recommended", earned = 400 }, renewal = { status = "not_met" } } },
  },
  case "all kinds of contact time add up" {
    portfolio = portfolio(item("class", 3), item("monitored self-paced", 4), item("assessment", 1)),
    ratings = MEETS, as_of = "2026-11-01", expect = points("CEU", "recommended", 0.8),
  },
  case "informal only: no CEU, but CPD" {
    portfolio = portfolio(item("facilitation", 6), item("mentoring", 5), item("reading", 4)), ratings = MEETS,
    as_of = "2026-11-01", expect = { outcome = "recorded", awards = { CEU = { status = "not_met" },
      CPD = { status = "recommended", earned = 15 } } },
  },
  case "a thousand hours of work are ten" {
    portfolio = portfolio(item("work", 1000), item("reading", 2)), ratings = MEETS, as_of = "2026-11-01",
    expect = points("CPD", "recommended", 12),
  },
  case "own hours without reflection" {
    portfolio = portfolio(item("community", 30)), ratings = { reflection = "not yet" }, as_of = "2026-11-01",
    expect = { outcome = "nothing", awards = { CPD = { status = "not_met" } } },
  },
  case "less than an hour of one's own" {
    portfolio = portfolio(item("community", 0.5)), ratings = MEETS, as_of = "2026-11-01",
    expect = { outcome = "nothing", awards = { CPD = { status = "not_met" } } },
  },
  case "a reflection nobody has rated: CEU do not wait" {
    portfolio = portfolio(item("class", 20), item("community", 20)), as_of = "2026-11-01",
    expect = { outcome = null, awards = { CEU = { status = "recommended", earned = 2 },
      CPD = { status = "undecided" }, renewal = { status = "undecided" } } },
  },
  case "dispute over the reflection" {
    portfolio = portfolio(item("class", 20), item("community", 20)),
    ratings = { reflection = { a1 = "meets", a2 = "not yet" } }, as_of = "2026-11-01",
    expect = { outcome = null, awards = { CPD = { status = "undecided" } } },
  },
  case "refused: a committee" {
    portfolio = portfolio(item("committee", 30)), ratings = MEETS, as_of = "2026-11-01",
    expect = { outcome = "nothing", awards = { CEU = { status = "not_met" } } },
  },
  case "refused: a class of three years ago" {
    portfolio = portfolio(item("class", 30, { started = "2023-10-01", ended = "2023-10-05" })), ratings = MEETS,
    as_of = "2026-11-01", expect = points("CEU", "not_met"),
  },
  case "refused: no proof of attendance" {
    portfolio = portfolio(item("class", 30, { verified = false })), ratings = MEETS, as_of = "2026-11-01",
    expect = points("CEU", "not_met"),
  },
  case "attendance not known" {
    portfolio = portfolio(item("class", 30, { attendance = "unknown" })), ratings = MEETS, as_of = "2026-11-01",
    expect = points("CEU", "undecided"),
  },
  case "odd rule: one CEU stated for each hour, a person must look" {
    portfolio = portfolio(item("class", 6, { ceu_stated = 6 })), ratings = MEETS, as_of = "2026-11-01",
    expect = { status = "referred", awards = { CEU = { status = "referred" } } },
  },
  case "stated rightly" {
    portfolio = portfolio(item("class", 6, { ceu_stated = 0.6 })), ratings = MEETS, as_of = "2026-11-01",
    expect = points("CEU", "recommended", 0.6),
  },
  case "each certificate rounded up by itself is no error" {
    portfolio = portfolio(item("class", 1.5, { ceu_stated = 0.2 }), item("assessment", 0.5, { ceu_stated = 0.1 })),
    ratings = MEETS, as_of = "2026-11-01", expect = points("CEU", "recommended", 0.2),
  },
}
for name, change in pairs {
  ["stated CEU not known"] = { "class", { ceu_stated = "unknown" } }, ["own hours not known"] = { "community", {} },
} do
  cases[#cases + 1] = case(name) {
    portfolio = portfolio(item(change[1], change[1] == "class" and 6 or "unknown", change[2])), ratings = MEETS,
    as_of = "2026-11-01",
    expect = change[1] == "class" and points("CEU", "referred") or points("CPD", "undecided"),
  }
end
cases[#cases + 1] = case "twenty contact hours, and nobody knows how many of one's own" {
  portfolio = portfolio(item("class", 20), item("community", "unknown")), ratings = MEETS, as_of = "2026-11-01",
  expect = { outcome = null, awards = { renewal = { status = "undecided" } } },
}
cases[#cases + 1] = case "a community that may have ended too long ago" {
  portfolio = portfolio(item("community", 30, { started = "2024-01-01", ended = "2024" })), ratings = MEETS,
  as_of = "2026-11-01", expect = points("CPD", "undecided"),
}
-- Hours of one class: { hours, status, CEU }; a tenth is the least, and halves round up.
for _, row in ipairs { { 0.25, "not_met" }, { 0.5, "recommended", 0.1 }, { 1, "recommended", 0.1 },
  { 1.25, "recommended", 0.1 }, { 1.5, "recommended", 0.2 }, { 9.75, "recommended", 1 }, { 10, "recommended", 1 },
  { "37/3", "recommended", 1.2 } } do
  cases[#cases + 1] = case(row[1] .. " contact hours") {
    portfolio = portfolio(item("class", row[1])), ratings = MEETS, as_of = "2026-11-01",
    expect = points("CEU", row[2], row[3]),
  }
end
for attendance, status in pairs { [90] = "recommended", [89.5] = "not_met" } do
  cases[#cases + 1] = case("attendance of " .. attendance .. " per cent") {
    portfolio = portfolio(item("class", 12, { attendance = attendance })), ratings = MEETS, as_of = "2026-11-01",
    expect = points("CEU", status),
  }
end
return cases
