-- Nothing is said before all have rated, also what could be said.
local function is(levels, status, flags)
  return case(#levels .. " ratings, " .. (levels[1] or "none")) { portfolio = { id = "P", evidence = {} },
    ratings = { c = { a1 = levels[1], a2 = levels[2] } },
    as_of = "2026-11-01", expect = { awards = { A = { status = status } }, flags = flags } }
end
return { is({ "no" }, "undecided", { "missing:c" }), is({ "no", "no" }, "not_met", {}),
  is({ "yes", "yes" }, "recommended", {}) }
