local function is(name, change, expect)
  local item = { id = "m", kind = "mooc", title = "Open courses", issuer = "Platform", ended = "2026-05-01",
    learning_outcomes = { "o1" },
    hours = 120, eqf = 6, assessed = true, identity = "proctored" }
  for k, v in pairs(change) do item[k] = v end
  if change.drop then item[change.drop] = nil; item.drop = nil end
  return case(name) { portfolio = { id = "P", evidence = { item } }, as_of = "2026-11-01", expect = expect }
end
local function gives(ects, credits) return { awards = { cmf = { status = "recommended", earned = ects,
  credits = credits } } } end
local no = { awards = { cmf = { status = "not_met" } } }
return {
  is("100 hours", { hours = 100 }, gives(4, 2)), is("99", { hours = 99 }, no),
  is("150", { hours = 150 }, gives(6, 3)), is("151", { hours = 151 }, no),
  is("125", { hours = 125 }, gives(5, 2.5)),
  is("EQF 7", { eqf = 7 }, gives(4, 2)), is("EQF 8", { eqf = 8 }, no), is("EQF 5", { eqf = 5 }, no),
  is("EQF 5 under ECTS", { eqf = 5, ects = true }, gives(4, 2)),
  is("EQF 3 under ECTS", { eqf = 3, ects = true }, no),
  is("no assessment", { assessed = false }, no), is("identity not checked", { identity = "none" }, no),
  is("nobody knows", { identity = "unknown" }, { awards = { cmf = { status = "undecided" } } }),
  is("an element is missing", { drop = "issuer" }, { status = "incomplete", flags = { "missing:issuer" } }),
}
