local function of(portfolio, exam, held)
  local items, courses = {}, {}
  if portfolio > 0 then items[#items + 1] = { id = "p", kind = "portfolio", amount = portfolio } end
  if exam > 0 then items[#items + 1] = { id = "x", kind = "exam", amount = exam } end
  for i, row in ipairs(held or {}) do courses[i] = { course = "H " .. i, credits = row[1], method = row[2],
    status = row[3] } end
  return { id = "P", evidence = items, held = courses }
end
local function is(name, portfolio, awards, credits)
  return case(name) { portfolio = portfolio, as_of = "2026-11-01", expect = { credits = credits, awards = awards } }
end
return {
  is("24 and 7 fit", of(24, 7), { P = { credits = 24, limits = {} }, X = { credits = 7, limits = {} } }, 31),
  is("25: the inner cap takes one", of(25, 0),
    { P = { credits = 24, limits = { ["cap:portfolio"] = 1, ["cap:pla"] = false } } }, 24),
  is("24 and 8: the outer one takes one", of(24, 8),
    { P = { credits = 24 }, X = { credits = 7, limits = { ["cap:pla"] = 1 } } }, 31),
  is("25 and 8: each takes one", of(25, 8),
    { P = { credits = 24, limits = { ["cap:portfolio"] = 1 } }, X = { credits = 7, limits = { ["cap:pla"] = 1 } } },
      31),
  is("nothing left is withheld, and shown as earned", of(24, 9, { { 7, "exam" } }),
    { P = { credits = 24 }, X = { status = "withheld", earned = 9, credits = 0, limits = { ["cap:pla"] = 9 } } }, 24),
  is("held by portfolio counts against both", of(22, 0, { { 3, "portfolio" } }),
    { P = { credits = 21, limits = { ["cap:portfolio"] = 1 } } }, 21),
  is("held by exam counts against the outer one", of(24, 0, { { 8, "exam" } }),
    { P = { credits = 23, limits = { ["cap:pla"] = 1, ["cap:portfolio"] = false } } }, 23),
  is("courses taken do not count", of(24, 7, { { 60, "course" }, { 3 } }), { P = { credits = 24 } }, 31),
  is("failed does not count", of(24, 7, { { 3, "portfolio", "failed" } }), { P = { credits = 24 } }, 31),
}
