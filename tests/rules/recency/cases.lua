local function is(name, kind, ended, status, submitted)
  return case(name) {
    portfolio = { id = "P", submitted = submitted or "2026-03-01",
      evidence = { { id = "e", kind = kind, ended = ended } } },
    as_of = "2026-11-01",
    expect = { awards = { A = { status = status } },
      evidence = { e = status == "not_met" and { admitted = false, why = "current" } or true } },
  }
end
return {
  is("work of three years ago, to the day", "work", "2023-03-01", "recommended"),
  is("work, a day older", "work", "2023-02-28", "not_met"),
  is("a qualification of five years", "qualification", "2021-03-01", "recommended"),
  is("a qualification, a day older", "qualification", "2021-02-28", "not_met"),
  is("a module of four", "module", "2022-03-01", "recommended"),
  is("a month and a year only: it may be either", "work", "2023-03", "recommended"),
  is("a year only", "work", "2023", "undecided"),
  is("nobody knows", "work", "unknown", "undecided"),
  is("counted from submission, not from today", "work", "2023-10-31", "recommended", "2026-10-01"),
}
