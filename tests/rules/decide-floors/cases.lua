local function is(special, t, s, v, status)
  return case((special and "special " or "") .. t .. " " .. s .. " " .. v) { portfolio = { id = "P",
    learner = { id = "S", special = special }, evidence = {} },
    ratings = { teaching = t, scholarship = s, service = v }, as_of = "2026-11-01",
      expect = { awards = { yearly = { status = status } } } }
end
return { is(false, 28, 21, 21, "recommended"), is(false, 27.5, 30, 30, "not_met"), is(false, 40, 20.5, 30, "not_met"),
  is(false, 40, 30, 20.5, "not_met"),
  is(true, 56, 0, 14, "recommended"), is(true, 55.5, 30, 30, "not_met"), is(true, 80, 0, 13.5, "not_met") }
