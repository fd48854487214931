local function is(name, tags, awards, credits)
  return case(name) { portfolio = { id = "P", evidence = { { id = "e", tags = tags } } },
    as_of = "2026-11-01", expect = { credits = credits, awards = awards } }
end
return {
  is("32 exactly: B, C and one of A and D, the first listed", { "A", "B", "C", "D", "E" },
    { A = { credits = 4, limits = {} }, B = { credits = 16 }, C = { credits = 12 }, D = { status = "withheld" },
      E = { status = "withheld" } }, 32),
  is("33 of credit: whole ones first, then what is left", { "B", "A", "D", "E" },
    { B = { credits = 16 }, E = { credits = 9 }, A = { credits = 4 },
      D = { credits = 3, limits = { ["cap:exam"] = 1 } } }, 32),
}
