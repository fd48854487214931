-- { earned, counted }
local cases = {}
for _, row in ipairs { { 3, 3 }, { 3.99, 3 }, { 2.5, 2 }, { "8/3", 2 }, { 1, 1 } } do
  local earned, credits = row[1], row[2]
  cases[#cases + 1] = case(earned .. " counts " .. credits) {
    portfolio = { id = "P", evidence = { { id = "e", amount = earned } } }, as_of = "2026-11-01",
    expect = { awards = { a = { earned = earned, credits = credits, toward = {} } } },
  }
end
return cases
