local function of(last)
  return { id = "P", evidence = {
    { id = "old", kind = "work", started = "2008-01-01", ended = "2018-12-31", learning_outcomes = { "o1" } },
    { id = "new", kind = "work", started = "2019-01-01", ended = last, learning_outcomes = { "o1" } },
    { id = "other", kind = "work", started = "2010-01-01", ended = "2010-12-31", learning_outcomes = { "o2" } } } }
end
return {
  case "the latest is four years old: all of the outcome counts" {
    portfolio = of "2022-11-01", as_of = "2026-11-01",
    expect = { awards = { years = { status = "recommended" }, o2 = { status = "not_met" } },
      evidence = { old = { admitted = true }, other = { admitted = false, why = "current" } } } },
  case "a day older: none of it does" {
    portfolio = of "2022-10-31", as_of = "2026-11-01",
    expect = { awards = { years = { status = "not_met" } },
      evidence = { old = { admitted = false }, new = { admitted = false } } } },
}
