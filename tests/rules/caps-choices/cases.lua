local function is(name, tags, choices, awards, credits)
  return case(name) { portfolio = { id = "P", choices = choices, evidence = { { id = "e", tags = tags } } },
    as_of = "2026-11-01", expect = { credits = credits, awards = awards } }
end
return {
  is("32 fit whatever is chosen", { "A", "B", "C" }, { "C" },
    { A = { credits = 4 }, B = { credits = 16 }, C = { credits = 12 } }, 32),
  is("chosen first: C and D; B keeps what is left", { "A", "B", "C", "D" }, { "C", "D", "B" },
    { C = { credits = 12, limits = {} }, D = { credits = 4, limits = {} }, B = { credits = 16, limits = {} },
      A = { status = "withheld", earned = 4, limits = { ["cap:exam"] = 4 } } }, 32),
  is("nothing chosen: as listed", { "A", "B", "C", "D" }, {}, { D = { status = "withheld" } }, 32),
  is("the last one is cut, not dropped", { "B", "C", "E" }, { "E", "C" }, { E = { credits = 9 }, C = { credits = 12 },
    B = { status = "recommended", credits = 11, limits = { ["cap:exam"] = 5 } } }, 32),
}
