local function is(name, held, remaining, expect)
  return case(name) {
    portfolio = { id = "P", learner = { id = "S", remaining = remaining }, held = held,
      evidence = { { id = "x", kind = "exam" }, { id = "p", kind = "portfolio" } } },
    as_of = "2026-11-01", expect = { awards = expect },
  }
end
local function here(n) return { { course = "H 1", credits = n, here = true } } end
local function transfer(n) return { { course = "T 1", credits = n, method = "transfer" },
  { course = "H 1", credits = 12, here = true } } end
return {
  is("11 here: earned, posting waits", here(11), 20,
    { E = { status = "recommended", credits = 3, hold = { "rule:twelve" } } }),
  is("12 here", here(12), 20, { E = { status = "recommended", hold = {} }, P = { status = "recommended" } }),
  is("15 here", here(15), 20, { P = { status = "recommended" } }),
  is("16 here: too late", here(16), 20, { P = { status = "withheld", limits = { ["rule:first"] = 3 } },
    E = { status = "recommended" } }),
  is("74 transferred", transfer(74), 20, { E = { status = "recommended" } }),
  is("75 transferred", transfer(75), 20, { E = { status = "withheld", limits = { ["rule:transfer"] = 3 } } }),
  is("11 courses remain", here(12), 11, { E = { status = "recommended" } }),
  is("10 remain: a person looks", here(12), 10,
    { E = { status = "referred", limits = { ["rule:remain"] = { cut = 0 } } } }),
  is("nobody knows how many remain", here(12), "unknown", { E = { status = "referred" } }),
}
