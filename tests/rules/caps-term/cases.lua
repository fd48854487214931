local function is(name, amount, held, expect)
  return case(name) {
    portfolio = { id = "P", term = "2026-FA", evidence = { { id = "e", amount = amount } }, held = held },
    as_of = "2026-11-01", expect = { awards = { X = expect } },
  }
end
local function exam(term) return { { course = "H 1", credits = 4, method = "exam", term = term } } end
return {
  is("six a term", 6, {}, { credits = 6, limits = {} }),
  is("seven", 7, {}, { credits = 6, limits = { ["cap:exam"] = 1 } }),
  is("held in this term counts", 3, exam "2026-FA", { credits = 2, limits = { ["cap:exam"] = 1 } }),
  is("held in another term does not", 6, exam "2026-SP", { credits = 6, limits = {} }),
  is("held in a term nobody knows: undecided", 3, exam(nil),
    { status = "undecided", limits = { ["cap:exam"] = true } }),
}
