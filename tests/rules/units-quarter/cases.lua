local function is(offered, credits, left)
  return case(offered .. " semester") {
    portfolio = { id = "P", evidence = { { id = "e", amount = offered } } }, as_of = "2026-11-01",
    expect = { awards = { course = { earned = offered, credits = credits, limits = { round = left or false },
      toward = left and { elective = left } or nil } } },
  }
end
return { is(3, 4, 0.5), is(2, 3), is(4, 6), is(1, 1, 0.5), is("8/3", 4), is("5/3", 2, 0.5) }
