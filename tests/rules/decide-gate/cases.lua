local function is(level, depth, range, status, outcome)
  return case(level .. " " .. depth .. " " .. range) { portfolio = { id = "P", evidence = {} },
    ratings = { level = level, depth = depth, range = range },
    as_of = "2026-11-01", expect = { outcome = outcome, awards = { A = { status = status } } } }
end
return { is("yes", 2, 2, "recommended", "pass"), is("no", 3, 3, "not_met", "not at this level"),
  is("yes", 2, 1, "not_met", "fail"), is("yes", 1, 3, "recommended", "pass") }
