local function is(name, attempt, but, expect, reflection)
  local ratings = {}
  for _, cell in ipairs { "1a", "1b", "1c", "2a", "2b", "3a", "3b", "4", "spec" } do
    for _, part in ipairs { "description", "evidence", "reflection" } do ratings[cell .. "." .. part] = "met" end
  end
  for id, level in pairs(but) do ratings[id] = level end
  return case(name) { portfolio = { id = "P", attempt = attempt,
    evidence = { { id = "e", reflection = reflection or "What I would do again." } } },
    ratings = ratings, as_of = "2026-11-01", expect = expect }
end
return {
  is("all 27", 1, {}, { outcome = "pass", awards = { CMALT = { status = "recommended", expires = "2029-11-01" } } }),
  is("26, first time", 1, { ["3a.reflection"] = "not met" },
    { outcome = "refer", awards = { CMALT = { status = "not_met",
    gaps = { { kind = "level", name = "3a.reflection", to = "met", by = 1 } } } } }),
  is("26, second time: final", 2, { ["3a.reflection"] = "not met" }, { outcome = "fail" }),
  is("one of two assessors is against it", 1, { ["4.evidence"] = { a1 = "met", a2 = "not met" } },
    { outcome = "refer" }),
  is("the second has not rated: nothing is said", 2, { ["4.evidence"] = { a1 = "met" } },
    { outcome = null, status = "undecided" }),
  is("incomplete: sent back, no attempt used", 1, {},
    { status = "incomplete", outcome = null, flags = { "missing:reflection" } }, ""),
}
