local function is(name, evidence, awards, choices)
  return case(name) { portfolio = { id = "P", choices = choices, evidence = evidence }, as_of = "2026-11-01",
    expect = { awards = awards } }
end
local one = { { id = "p1", kind = "project", hours = 100, tags = { "team" } } }
local function work(hours, used) return { { id = "w1", kind = "work", hours = hours },
  { id = "w2", kind = "work", hours = used, used = "undergraduate" } } end
return {
  is("one project, two awards: the first", one, { A = { status = "recommended" },
    B = { status = "withheld", limits = { ["reuse:p1"] = 3 } }, badge = { status = "recommended" } }),
  is("or the one chosen", one, { B = { status = "recommended" }, A = { status = "withheld" } }, { "B" }),
  is("400 hours not used before", work(400, 4000), { G = { status = "recommended" } }),
  is("399", work(399, 4000), { G = { status = "not_met" } }),
}
