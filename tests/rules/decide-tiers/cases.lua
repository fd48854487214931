local function is(name, score, id, expect, essay)
  return case(name .. " " .. score) { portfolio = { id = "P",
    evidence = { { id = "x", kind = "exam", exam = { name = name, score = score, taken = "2026-05-01" } } } },
    ratings = { essay = essay or "passed" }, as_of = "2026-11-01", expect = { awards = { [id] = expect } } }
end
local lit = "CLEP/Analyzing Literature"
return {
  is("AP/Chinese", 2, "AP/Chinese", { status = "not_met",
    gaps = { { kind = "more", measure = "exam", by = 1, to = 3 } } }),
  is("AP/Chinese", 3, "AP/Chinese", { credits = 8 }), is("AP/Chinese", 4, "AP/Chinese", { credits = 12 }),
  is("AP/Chinese", 5, "AP/Chinese", { credits = 16 }),
  is("AP/English Language", 3, "AP/English", { kind = "elective", credits = 3, course = null }),
  is("AP/English Language", 4, "AP/English", { kind = "course", course = "ENG 110", grade = null }),
  is("AP/English Language", 5, "AP/English", { course = "ENG 112", credits = 6, grade = "A" }),
  is(lit, 49, "CLEP/Literature", { status = "not_met" }),
  is(lit, 50, "CLEP/Literature", { earned = 4, credits = "8/3" }),
  is(lit, 65, "CLEP/Literature", { earned = 4 }), is(lit, 66, "CLEP/Literature", { earned = 8, credits = "16/3" }),
  case "the essay is not passed" { portfolio = { id = "P",
    evidence = { { id = "x", kind = "exam", exam = { name = lit, score = 70, taken = "2026-05-01" } } } },
    ratings = { essay = "failed" }, as_of = "2026-11-01",
      expect = { awards = { ["CLEP/Literature"] = { status = "not_met" }, ["AP/Chinese"] = false } } },
  is("AP/Capstone", 3, "AP/Capstone", { status = "recommended", credits = 0 }),
}
