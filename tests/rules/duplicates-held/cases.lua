local function is(name, held, course, expect)
  return case(name) {
    portfolio = { id = "P", evidence = { { id = "e", tags = { course } } }, held = held }, as_of = "2026-11-01",
    expect = { awards = { [course] = expect } },
  }
end
local function passed(course, more)
  local row = { course = course, credits = 3 }
  for k, v in pairs(more or {}) do row[k] = v end
  return { row }
end
local function blocked(by, cut) return { status = "withheld", earned = 3, credits = 0,
  limits = { [by] = cut or 3 } } end
local free = { status = "recommended", credits = 3, limits = {} }
local cases = {
  is("nothing held", {}, "MATH 105", free),
  is("the same course (NNU)", passed "MATH 105", "MATH 105", blocked "held:MATH 105"),
  is("an equivalent one", passed "MAT 105", "MATH 105", blocked "held:MAT 105"),
  is("more advanced: calculus blocks precalculus (Binghamton)", passed "MATH 226", "MATH 108",
    blocked "held:MATH 226"),
  is("and algebra below that", passed "MATH 226", "MATH 105", blocked "held:MATH 226"),
  is("less advanced does not block", passed "MATH 108", "MATH 226", free),
  is("the prerequisite of one taken (NNU)", passed "MATH 227", "MATH 226", blocked "held:MATH 227"),
  is("and what that goes beyond", passed "MATH 227", "MATH 105", blocked "held:MATH 227"),
  is("more advanced, but failed, blocks nothing below", passed("MATH 226", { status = "failed" }), "MATH 108", free),
  is("overlap of one credit is deducted (USU)", passed "STA 1", "MATH 120",
    { credits = 2, limits = { ["overlap:STA 1"] = 1 } }),
  is("overlap the other way round", passed "MATH 120", "STA 1",
    { credits = 2, limits = { ["overlap:MATH 120"] = 1 } }),
  is("two overlaps add up, never below 0", { { course = "STA 1" }, { course = "MATH 108" } }, "MATH 120",
    { status = "withheld", credits = 0, limits = { ["overlap:STA 1"] = 1, ["overlap:MATH 108"] = 2 } }),
  is("only one of a pair", passed "LIT 2", "LIT 1", { status = "withheld", limits = { ["exclusive:LIT 2"] = 3 } }),
  is("of the pair the other way round", passed "LIT 1", "LIT 2",
    { status = "withheld", limits = { ["exclusive:LIT 1"] = 3 } }),
}
-- Coastal Alabama, Duquesne, NSUOK, Chicago
for _, status in ipairs { "failed", "attempted", "audited", "enrolled" } do
  cases[#cases + 1] = is(status, passed("MATH 105", { status = status }), "MATH 105", blocked "held:MATH 105")
  cases[#cases + 1] = is(status .. ", an equivalent", passed("MAT 105", { status = status }), "MATH 105",
    blocked "held:MAT 105")
end
return cases
