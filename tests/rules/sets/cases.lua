local function is(name, country, courses, expect, parts)
  local items = {}
  for i, course in ipairs(courses) do items[i] = { id = "e" .. i, kind = "micro-course", course = course, hours = 40,
    assessed = true } end
  items[#items + 1] = { id = "w", kind = "mooc", course = "Open MOOC", parts = parts or {} }
  return case(name) { portfolio = { id = "P", learner = { id = "S", country = country }, evidence = items },
    as_of = "2026-11-01",
    expect = { awards = { [country] = expect,
      weeks = { status = parts and #parts == 2 and "recommended" or "not_met" } } } }
end
return {
  is("three of three", "NA", { "m1", "m2", "m3" }, { status = "recommended", credits = 3 }),
  is("two of three", "NA", { "m1", "m2" }, { status = "not_met", gaps = { { kind = "more", by = 1, to = 3 } } }),
  is("one twice is one", "NA", { "m1", "m2", "m2" }, { status = "not_met" }),
  is("one of another set does not count", "NA", { "m1", "m2", "m9" }, { status = "not_met" }),
  is("four in Australia", "AU", { "m1", "m2", "m3", "m4" }, { credits = 4 }),
  is("three in Australia", "AU", { "m1", "m2", "m3" }, { status = "not_met" }),
  is("five in the UK", "UK", { "m1", "m2", "m3", "m4", "m5" }, { earned = 20, credits = 5 }),
  is("weeks 2 and 3", "NA", {}, { status = "not_met" }, { "week 2", "week 3" }),
  is("week 2 only", "NA", {}, { status = "not_met" }, { "week 2" }),
}
