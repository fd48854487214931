local function is(day, flags)
  return case(day) { portfolio = { id = "P", evidence = { { id = "e" } } }, as_of = day,
    expect = { flags = flags, awards = { A = { status = "recommended" } } } }
end
return {
  is("2026-12-31", { "policy_not_in_effect" }), is("2027-01-01", {}), is("2027-12-31", {}),
  is("2028-01-01", { "policy_not_in_effect" }),
}
