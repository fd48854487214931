local function portfolio(hours)
  return { id = "P", evidence = { { id = "e1", kind = "work", hours = hours } } }
end
return {
  case "enough hours" {
    portfolio = portfolio(40), ratings = { reflection = "meets" }, as_of = "2026-11-01",
    expect = { outcome = "fail", status = "complete", credits = 3,
      awards = { EDU1 = { status = "recommended", credits = 3 }, speaker = { status = "not_met" } } },
  },
  case "an hour less" {
    portfolio = portfolio(39), ratings = { reflection = { a1 = "meets", a2 = "exceeds" } }, as_of = "2026-11-01",
    expect = { criteria = { reflection = { value = 2.5, state = "met" } }, awards = { EDU1 = { status = "not_met" } } },
  },
  case "an unknown criterion is refused" {
    portfolio = portfolio(40), ratings = { reflexion = "meets" }, as_of = "2026-11-01",
    expect = { error = "has a criterion" },
  },
}
