-- { unit, offered, semester credits }: exact, never 0.667
local rows = {
  { "semester", 3, 3 }, { "quarter", 45, 30 }, { "quarter", 4.5, 3 }, { "quarter", 5, "10/3" },
    { "quarter", 1, "2/3" },
  { "ects", 60, 30 }, { "ects", 3, 1.5 }, { "ects", 4, 2 }, { "ects", 6, 3 }, { "ects", 7, 3.5 },
  { "cats", 120, 30 }, { "cats", 10, 2.5 }, { "cats", 1, 0.25 }, { "ou", 60, 10 },
}
local cases = {}
for _, row in ipairs(rows) do
  local unit, offered, credits = row[1], row[2], row[3]
  cases[#cases + 1] = case(offered .. " " .. unit) {
    portfolio = { id = "P", evidence = { { id = "e", kind = unit, amount = offered } } }, as_of = "2026-11-01",
    expect = { credits = credits,
      awards = { [unit] = { status = "recommended", earned = offered, unit = unit, credits = credits,
        limits = {} } } },
  }
end
return cases
