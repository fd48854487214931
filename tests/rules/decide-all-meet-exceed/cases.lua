local function is(posts, reach, reflection, a, b)
  local items = {}
  for i = 1, posts do items[i] = { id = "p" .. i, kind = "post" } end
  return case(posts .. " posts, " .. reach .. ", " .. reflection) { portfolio = { id = "P", evidence = items },
    ratings = { reach = reach, reflection = reflection }, as_of = "2026-11-01",
      expect = { awards = { A = { status = a }, B = { status = b } } } }
end
return { is(18, "exceeds", "meets", "recommended", "withheld"), is(17, "exceeds", "meets", "not_met", "recommended"),
  is(12, "exceeds", "exceeds", "recommended", "withheld"), is(11, "exceeds", "exceeds", "not_met", "not_met"),
  is(18, "exceeds", "emerging", "not_met", "not_met") }
