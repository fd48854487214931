local function is(name, but, awards, held)
  local ratings = {}
  for _, m in ipairs { "Teacher", "Curator", "Technologist", "Collaborator", "Experimenter", "Scholar" } do for i = 1,
    2 do ratings[m .. " " .. i] = "done" end end
  for id, level in pairs(but) do ratings[id] = level end
  return case(name) { portfolio = { id = "P", evidence = {}, held = held }, ratings = ratings, as_of = "2026-11-01",
    expect = { awards = awards } }
end
return {
  is("all twelve lines", {}, { empowered = { status = "recommended" }, certificate = { credits = 3 } }),
  is("an equivalent piece is accepted", { ["Scholar 2"] = "equivalent" },
    { Scholar = { status = "recommended" }, empowered = { status = "recommended" } }),
  is("eleven lines: five badges", { ["Scholar 2"] = "not done" },
    { Teacher = { status = "recommended" }, Scholar = { status = "not_met" },
    empowered = { status = "not_met", gaps = { { kind = "more", measure = "awarded", by = 1, to = 6 } } },
      certificate = { status = "not_met" } }),
  is("the sixth is held from before", { ["Scholar 2"] = "not done" }, { empowered = { status = "recommended" } },
    { { course = "Scholar" } }),
}
