local function is(a, b, c, status, credits)
  return case(a .. b .. c) { portfolio = { id = "P", evidence = {} }, ratings = { a = a, b = b, c = c },
    as_of = "2026-11-01",
    expect = { awards = { A = { status = status, credits = credits } } } }
end
return { is(4, 4, 1, "not_met", 0), is(2, 4, 4, "recommended", 2), is(3, 4, 3, "recommended", 3) }
