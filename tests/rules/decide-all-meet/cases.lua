local function is(a, b, status)
  return case(a .. ", " .. b) { portfolio = { id = "P", evidence = {} }, ratings = { a = a, b = b, note = "no" },
    as_of = "2026-11-01",
    expect = { awards = { A = { status = status } } } }
end
return { is("yes", "partly", "recommended"), is("partly", "more", "not_met"), is("more", "no", "not_met") }
