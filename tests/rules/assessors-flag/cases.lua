local function is(a, b, status, flags)
  return case(a .. " and " .. b) { portfolio = { id = "P", evidence = {} }, ratings = { c = { a1 = a, a2 = b } },
    as_of = "2026-11-01", expect = { awards = { A = { status = status } }, flags = flags } }
end
return { is("2", "3", "recommended", {}), is("1", "3", "recommended", { "dispute:c" }),
  is("0", "3", "not_met", { "dispute:c" }),
  is("0", "4", "not_met", { "dispute:c" }), is("1", "4", "recommended", { "dispute:c" }) }
