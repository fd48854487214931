local function is(name, course, evidence, transfer, expect, more)
  local p = { id = "P", transfer_evaluated = transfer, claims = { { id = "c", course = course } },
    evidence = evidence }
  for k, v in pairs(more or {}) do p[k] = v end
  return case(name) { portfolio = p, ratings = { outcomes = "yes" }, as_of = "2026-11-01",
    expect = { awards = { [course] = expect } } }
end
local test = { { id = "x", kind = "exam", exam = { name = "CLEP/College Algebra", score = 41,
  taken = "2026-05-01" } } }
return {
  is("a test exists and is not taken", "MAT 105", {}, true, { status = "not_met" }),
  is("it is taken", "MAT 105", test, false, { status = "recommended" }),
  is("no test exists", "EDU 301", {}, true, { status = "recommended" }),
  is("transfer is not evaluated yet", "EDU 301", {}, false, { status = "not_met" }),
  is("challenge below a course held", "MAT 105", test, true,
    { status = "withheld", limits = { ["held:MAT 226"] = 3 } }, { held = { { course = "MAT 226" } } }),
  is("while enrolled", "MAT 105", test, true, { status = "withheld", limits = { ["held:MAT 105"] = 3 } },
    { held = { { course = "MAT 105", status = "enrolled" } } }),
  is("a third time", "MAT 105", test, true, { status = "withheld", limits = { ["rule:taken"] = 3 } },
    { attempt = 3 }),
}
