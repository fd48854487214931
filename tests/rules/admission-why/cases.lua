local function is(name, pages, status, why)
  return case(name) { portfolio = { id = "P", evidence = { { id = "e", pages = pages } } }, as_of = "2026-11-01",
    expect = { awards = { A = { status = status } }, evidence = { e = { why = why } } } }
end
return {
  is("30 pages", 30, "recommended", null),
  is("31 pages", 31, "not_met", "an essay has at most 30 pages"),
  is("no page", 0, "not_met", "where"),
  is("not known", null, "undecided", "nobody knows how long it is"),
}
