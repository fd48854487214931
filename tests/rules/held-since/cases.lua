local function is(name, ended, catalog, a, b, c)
  return case(name) { portfolio = { id = "P", evidence = {}, catalog = catalog, held = { { course = "EDU 600", credits = 3,
    status = "passed", ended = ended, here = true } } }, as_of = "2026-11-01",
    expect = { awards = { A = { status = a }, B = { status = b }, C = { status = c } } } }
end
local YES, NO, OPEN = "recommended", "not_met", "undecided"
return {
  is("seven years to the day", "2019-11-01", "2015-09-01", YES, YES, YES),
  is("a day earlier", "2019-10-31", "2015-09-01", NO, NO, NO),
  is("after, but before the catalogue", "2020-06-30", "2021-09-01", YES, NO, YES),
  is("nobody knows when", "unknown", "2015-09-01", OPEN, OPEN, OPEN),
}
