local function is(name, tags, awards)
  return case(name) { portfolio = { id = "P", evidence = { { id = "e", tags = tags } } }, as_of = "2026-11-01",
    expect = { awards = awards } }
end
return {
  is("one course by AP and CLEP: the most credit stands (Calvary)", { "AP/Biology", "CLEP/Biology" },
    { ["AP/Biology"] = { status = "recommended", credits = 4 },
      ["CLEP/Biology"] = { status = "withheld", limits = { ["held:BIO 101"] = 3 } } }),
  is("IB and AP in one subject, never both", { "AP/Biology", "IB/Biology" },
    { ["IB/Biology"] = { credits = 5 }, ["AP/Biology"] = { status = "withheld",
      limits = { ["exclusive:BIO 110"] = 4 } } }),
  is("a sequence: the more advanced stands", { "CLEP/Precalculus", "CLEP/Calculus" },
    { ["CLEP/Calculus"] = { credits = 4 },
      ["CLEP/Precalculus"] = { status = "withheld", limits = { ["held:MATH 226"] = 3 } } }),
  is("a pair: equal credit, the first listed stands", { "LIT/B", "LIT/A" },
    { ["LIT/A"] = { status = "recommended" },
      ["LIT/B"] = { status = "withheld", limits = { ["exclusive:LIT 1"] = 3 } } }),
  is("overlap is taken from the lesser", { "STA", "PSY" },
    { PSY = { credits = 4 }, STA = { credits = 2, limits = { ["overlap:PSY 215"] = 1 } } }),
  is("military items for the same learning: once (ACE)", { "AR-1", "AR-2" },
    { ["AR-1"] = { credits = 3 }, ["AR-2"] = { status = "withheld",
      limits = { ["exclusive:military leadership"] = 2 } } }),
}
