local cases = {}
for i = 1, 3 do
  cases[i] = case("number " .. i) { portfolio = { id = "P" .. i, evidence = {} }, ratings = { c = "yes" },
    as_of = "2026-01-01", expect = { awards = { a = { status = "recommended", credits = i / 2 } } } }
end
return cases
