local function of(change)
  local p = { id = "P",
    claims = { { id = "c1", course = "EDU 301", credits = 3, credit_level = "upper",
      learning_outcomes = { "o1", "o2" }, evidence = { "e1" } },
      { id = "c2", course = "EDU 302", credits = 9, unit = "quarter", learning_outcomes = { "o3" },
        evidence = { "e2" } } },
    evidence = { { id = "e1", kind = "work", hours = 120 }, { id = "e2", kind = "work", hours = 20 } },
    findings = { { evidence = "e1", assessor = "a1", learning_outcomes = { o1 = "met", o2 = "met" } },
      { evidence = "e2", assessor = "a1", learning_outcomes = { o3 = "met" } } },
    ratings = { { assessor = "a1", claim = "c1", criterion = "standard", level = "at standard" },
      { assessor = "a1", claim = "c2", criterion = "standard", level = "at standard" } } }
  if change then change(p) end
  return p
end
return {
  case "each claim by itself" { portfolio = of(), as_of = "2026-11-01", expect = { claims = {
    c1 = { outcome = "accept", awards = { ["credit:c1"] = { status = "recommended", course = "EDU 301", credits = 3,
      credit_level = "upper" },
      ["merit:c1"] = { status = "recommended" } } },
    c2 = { awards = { ["credit:c2"] = { status = "not_met" }, ["merit:c2"] = { status = "not_met" } } } } } },
  case "six quarter credits are four" { portfolio = of(function(p) p.claims[2].credits = 6 end), as_of = "2026-11-01",
    expect = { claims = { c2 = { credits = 4,
      awards = { ["credit:c2"] = { earned = 6, unit = "quarter", credits = 4 },
      ["merit:c2"] = { status = "not_met" } } } } } },
  case "another claim's evidence does not count" { portfolio = of(function(p) p.claims[1].evidence = { "e2" } end),
    as_of = "2026-11-01",
    expect = { claims = { c1 = { awards = { ["credit:c1"] = { status = "not_met" } } } } } },
  case "below standard: revise, the third time reject" { portfolio = of(function(p) p.attempt = 3; p.ratings[1].level = "below" end), as_of = "2026-11-01",
    expect = { claims = { c1 = { outcome = "reject" }, c2 = { outcome = "accept" } } } },
  case "nobody said what it is worth" { portfolio = of(function(p) p.claims[1].credits = nil end),
    as_of = "2026-11-01",
    expect = { claims = { c1 = { awards = { ["credit:c1"] = { status = "not_met" } } } } } },
}
