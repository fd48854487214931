local function of(ib, clep, transfer, held)
  local p = { id = "P", evidence = { { id = "i", kind = "ib", amount = ib },
    { id = "c", kind = "clep", amount = clep },
    { id = "t", kind = "transfer", amount = transfer } }, held = {} }
  for method, credits in pairs(held or {}) do
    p.held[#p.held + 1] = { course = method, credits = credits, method = method }
  end
  return p
end
local function is(name, portfolio, ib, clep, transfer)
  return case(name) { portfolio = portfolio, as_of = "2026-11-01",
    expect = { awards = { ib = ib, clep = clep, transfer = transfer } } }
end
return {
  is("24, 6 and 60 fit", of(24, 6, 60), { credits = 24, limits = {} }, { credits = 6, limits = {} },
    { credits = 60, limits = {} }),
  is("IB 25", of(25, 6, 60), { credits = 24, limits = { ["cap:ib"] = 1 } }, { credits = 6 }, { credits = 60 }),
  is("24 and 7 pass 30", of(24, 7, 60), { credits = 24 }, { credits = 6, limits = { ["cap:testing"] = 1 } },
    { credits = 60 }),
  is("61 of transfer pass 90", of(24, 6, 61), { credits = 24 }, { credits = 6 },
    { credits = 60, limits = { ["cap:transfer"] = 1 } }),
  is("all three bite", of(25, 7, 61), { limits = { ["cap:ib"] = 1 } }, { limits = { ["cap:testing"] = 1 } },
    { limits = { ["cap:transfer"] = 1 } }),
  is("held transfer counts against transfer only", of(24, 6, 1, { transfer = 60 }), { credits = 24 }, { credits = 6 },
    { status = "withheld", limits = { ["cap:transfer"] = 1 } }),
  is("held IB counts against all three", of(24, 6, 60, { ib = 1 }), { credits = 23, limits = { ["cap:ib"] = 1 } },
    { credits = 6, limits = {} }, { credits = 60 }),
}
