local function is(levels, status, gaps)
  local r = {}
  for i, id in ipairs { "sources", "demonstration", "evidence", "mastery", "reflection",
    "presentation" } do r[id] = levels[i] end
  return case(table.concat(levels, "+")) { portfolio = { id = "P", evidence = {} }, ratings = r, as_of = "2026-11-01",
    expect = { awards = { A = { status = status, gaps = gaps } } } }
end
return { is({ 2, 2, 2, 2, 2, 2 }, "recommended"), is({ 3, 3, 3, 3, 0, 0 }, "recommended"),
  is({ 2, 2, 2, 2, 2, 1 }, "not_met", { { kind = "level", name = "presentation", by = 1, to = "meets" } }),
  is({ 3, 3, 3, 0, 0, 0 }, "not_met") }
