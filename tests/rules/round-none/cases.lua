local function is(offered, credits)
  return case(offered .. " quarter") {
    portfolio = { id = "P", evidence = { { id = "e", amount = offered } } }, as_of = "2026-11-01",
    expect = { credits = credits, awards = { a = { credits = credits, limits = {} } } },
  }
end
return { is(5, "10/3"), is(4, "8/3"), is("0.5", "1/3") }
