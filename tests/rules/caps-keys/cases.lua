local function is(name, tags, choices, awards, credits)
  return case(name) { portfolio = { id = "P", choices = choices, evidence = { { id = "e", tags = tags } } },
    as_of = "2026-11-01", expect = { credits = credits, awards = awards } }
end
return {
  is("10 fit", { "L", "G" }, {}, { L = { credits = 6 }, G = { credits = 4 } }, 10),
  is("11 do not: the lower level gives way", { "L", "M" }, {}, { M = { credits = 5 }, L = { credits = 5 } }, 10),
  is("graduate, then upper by credit, then lower", { "L", "U", "G", "M" }, {}, { G = { credits = 4 },
    M = { credits = 5 }, U = { credits = 1 }, L = { status = "withheld" } }, 10),
  is("a level nobody names comes last", { "L", "N", "G" }, {}, { G = { credits = 4 }, L = { credits = 6 },
    N = { status = "withheld" } }, 10),
  is("what is chosen comes first, whatever its level", { "L", "U", "G", "M" }, { "L" }, { L = { credits = 6 },
    G = { credits = 4 }, M = { status = "withheld" }, U = { status = "withheld" } }, 10),
}
