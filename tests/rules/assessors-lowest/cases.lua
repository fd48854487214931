local cases = {}
for _, row in ipairs { { { "yes", "more", "yes" }, 2, "recommended" }, { { "partly", "more", "more" }, 1, "not_met" },
  { { "partly", "more" }, null, "not_met" }, { { "more", "more" }, null, "undecided" } } do
  local levels, value, status = row[1], row[2], row[3]
  cases[#cases + 1] = case(table.concat(levels, " ")) {
    portfolio = { id = "P", evidence = {} }, ratings = { c = { a1 = levels[1], a2 = levels[2], a3 = levels[3] } },
    as_of = "2026-11-01", expect = { criteria = { c = { value = value } }, awards = { A = { status = status } } } }
end
return cases
