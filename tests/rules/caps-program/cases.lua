local function is(program, upper, lower, U, L, more)
  local expect = { awards = { U = U, L = L } }
  for k, v in pairs(more or {}) do expect[k] = v end
  return case((program or "no programme") .. ": " .. upper .. " upper, " .. lower .. " lower") {
    portfolio = { id = "P", learner = { id = "S", program = program },
      evidence = { { id = "u", kind = "upper", amount = upper }, { id = "l", kind = "lower", amount = lower } } },
    as_of = "2026-11-01", expect = expect,
  }
end
return {
  is("BA3", 3, 3, { credits = 3, limits = {} }, { credits = 3, limits = {} }),
  is("BA3", 3, 4, { credits = 3 }, { credits = 3, limits = { ["cap:plar"] = 1 } }),
  is("BA4", 3, 6, { credits = 3 }, { credits = 6, limits = {} }),
  is("BA4", 3, 7, { credits = 3 }, { credits = 6, limits = { ["cap:plar"] = 1 } }),
  is("BCOM", 6, 15, { credits = 6, limits = {} }, { credits = 15, limits = {} }), -- 5 % of 120 is 6
  is("BCOM", 7, 14, { credits = 6, limits = { ["cap:upper"] = 1 } }, { credits = 14, limits = {} }),
  is("BA3", 5, 1, { credits = 4.5, limits = { ["cap:upper"] = 0.5 } }, { credits = 1 }), -- 5 % of 90 is 4.5
  is("LABR", 6, 33, { credits = 6 }, { credits = 33, limits = {} }),
  is("LABR", 6, 34, { credits = 6 }, { credits = 33, limits = { ["cap:plar"] = 1 } }),
  is(nil, 3, 3, { status = "undecided", limits = { ["cap:plar"] = { cut = 0 } } }, { status = "undecided" },
    { status = "undecided" }),
  is("MBA", 3, 3, { status = "undecided" }, { status = "undecided", limits = { ["cap:plar"] = true } }),
}
