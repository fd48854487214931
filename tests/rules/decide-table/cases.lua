local function is(name, taken, score, awards)
  return case(name .. " " .. taken .. ": " .. score) { portfolio = { id = "P",
    evidence = { { id = "x", kind = "exam", exam = { name = name, score = score, taken = taken } } } },
    as_of = "2026-11-01", expect = { awards = awards } }
end
local lit, bank = "CLEP/American Literature", "DSST/Money & Banking"
return {
  is(lit, "2023-03-31", 50, { [lit .. "@2007"] = { credits = 6, cite = { edition = "2007" } },
    [lit .. "@2023"] = { status = "not_met", gaps = { { kind = "more" } } } }),
  is(lit, "2023-04-01", 50, { [lit .. "@2007"] = { status = "not_met", gaps = { { kind = "never" } } },
    [lit .. "@2023"] = { credits = 3, cite = { edition = "2023" } } }),
  is(lit, "2023-04-01", 49, { [lit .. "@2023"] = { status = "not_met",
    gaps = { { kind = "more", by = 1, to = 50 } } } }),
  is(lit, "2023", 60, { [lit .. "@2007"] = { status = "undecided" }, [lit .. "@2023"] = { status = "undecided" },
    [bank .. "@2016"] = false }),
  is(bank, "2016-08-31", 48, { [bank .. "@old scale"] = { credits = 3 },
    [bank .. "@2016"] = { status = "not_met" } }),
  is(bank, "2016-09-01", 48, { [bank .. "@old scale"] = { status = "not_met" },
    [bank .. "@2016"] = { status = "not_met" } }),
  is(bank, "2016-09-01", 400, { [bank .. "@2016"] = { credits = 3 } }),
  case "taken in both periods: once, the most" { portfolio = { id = "P", evidence = {
      { id = "a", kind = "exam", exam = { name = lit, score = 50, taken = "2022-05-01" } },
        { id = "b", kind = "exam", exam = { name = lit, score = 70, taken = "2024-05-01" } } } },
    as_of = "2026-11-01", expect = { credits = 6, awards = { [lit .. "@2023"] = { status = "withheld" } } } },
}
