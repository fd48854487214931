local cases = {}
for _, row in ipairs { { { "no", "no", "yes" }, 2, "recommended" }, { { "no", "no", "partly" }, 1, "not_met" },
  { { "yes" }, null, "recommended" } } do
  local levels, value, status = row[1], row[2], row[3]
  cases[#cases + 1] = case(table.concat(levels, " ")) {
    portfolio = { id = "P", evidence = {} }, ratings = { c = { a1 = levels[1], a2 = levels[2], a3 = levels[3] } },
    as_of = "2026-11-01", expect = { criteria = { c = { value = value } }, awards = { A = { status = status } } } }
end
return cases
