-- { earned, counted }
local cases = {}
for _, row in ipairs { { 2.49, 2 }, { 2.5, 2 }, { 2.51, 3 }, { 3.5, 4 }, { 0.5, 0 }, { 1.5, 2 } } do
  local earned, credits = row[1], row[2]
  cases[#cases + 1] = case(earned .. " counts " .. credits) {
    portfolio = { id = "P", evidence = { { id = "e", amount = earned } } }, as_of = "2026-11-01",
    expect = { awards = { a = { earned = earned, credits = credits, toward = {} } } },
  }
end
return cases
