-- { earned, counted }
local cases = {}
for _, row in ipairs { { 3, 3 }, { 3.01, 3.5 }, { 3.5, 3.5 }, { 3.51, 4 }, { "1/3", 0.5 } } do
  local earned, credits = row[1], row[2]
  cases[#cases + 1] = case(earned .. " counts " .. credits) {
    portfolio = { id = "P", evidence = { { id = "e", amount = earned } } }, as_of = "2026-11-01",
    expect = { awards = { a = { earned = earned, credits = credits, toward = {} } } },
  }
end
return cases
