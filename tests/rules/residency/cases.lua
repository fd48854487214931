local function is(name, kind, held, expect)
  return case(name) { portfolio = { id = "P", evidence = { { id = "e", kind = kind } }, held = held },
    as_of = "2026-11-01", expect = { awards = { [kind] = expect } } }
end
local function here(n) return { { course = "H 1", credits = n, here = true } } end
return {
  is("internal: P, resident", "internal", {}, { symbol = "P", resident = true }),
  is("external: no letter, not resident", "external", {}, { symbol = null, resident = false }),
  is("exam after 29 units here", "exam", here(29), { symbol = "CR", resident = false }),
  is("exam after 30 units here", "exam", here(30), { resident = true }),
  is("an amount nobody knows: not resident, and credited", "exam", { { course = "H 1", here = true } },
    { status = "recommended", resident = false }),
}
