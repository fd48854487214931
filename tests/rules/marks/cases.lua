local function is(name, ratings, awards, held)
  local all = { mark = 50, hours = 45, outcomes = "yes", integrative = "benchmark" }
  for k, v in pairs(ratings) do all[k] = v end
  return case(name) { portfolio = { id = "P", evidence = {}, held = held }, ratings = all, as_of = "2026-11-01",
    expect = { awards = awards } }
end
return {
  is("39.5", { mark = 39.5 }, { pass = { status = "not_met" } }),
  is("40", { mark = 40 }, { pass = { status = "recommended", grade = "pass" } }),
  is("49.5", { mark = 49.5 }, { pass = { status = "recommended" }, second = { status = "not_met" } }),
  is("50", { mark = 50 }, { second = { status = "recommended" }, pass = { status = "not_met" } }),
  is("70", { mark = 70 }, { first = { grade = "first" } }),
  is("an outcome is not met", { mark = 70, outcomes = "no" }, { first = { status = "not_met" } }),
  is("exempt", {}, { exempt = { status = "recommended", symbol = "X", credits = 0 } }, { { course = "CERT" } }),
  is("45 hours", { hours = 45 }, { hours = { credits = 1 } }),
  is("30 hours", { hours = 30 }, { hours = { credits = "2/3" } }),
  is("0 hours", { hours = 0 }, { hours = { status = "not_met" } }),
  is("band 65 to 69", { mark = 69.5 }, { community = { status = "not_met" } }),
  is("band 70 to 79", { mark = 70 }, { community = { status = "recommended" } }),
  is("milestone 3", { integrative = "milestone 3" }, { value = { status = "recommended" } }),
  is("milestone 2", { integrative = "milestone 2" }, { value = { status = "not_met" } }),
  case "a mark off its step" { portfolio = { id = "P", evidence = {} }, ratings = { mark = 50.25 },
    as_of = "2026-11-01", expect = { error = "not on a step" } },
  case "a mark above 100" { portfolio = { id = "P", evidence = {} }, ratings = { mark = 101 }, as_of = "2026-11-01",
    expect = { error = "outside" } },
}
