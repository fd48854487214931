local function portfolio(change)
  local p = { id = "P",
    evidence = { { id = "e1", kind = "work product" }, { id = "e2", kind = "reference" } },
    findings = { { evidence = "e1", assessor = "a1", valid = true, authentic = true, current = true,
      sufficient = true,
      learning_outcomes = { o1 = "met", o2 = "met" } } } }
  if change then change(p, p.findings[1]) end
  return p
end
local function is(name, change, status, evidence)
  return case(name) { portfolio = portfolio(change), as_of = "2026-11-01",
    expect = { awards = { M1 = { status = status } }, evidence = evidence } }
end
local cases = {
  is("all four hold", nil, "recommended"),
  is("one outcome is met in part only", function(_, f) f.learning_outcomes.o2 = "partly" end, "not_met"),
  is("an outcome by another item", function(p, f)
    f.learning_outcomes.o2 = nil
    p.findings[2] = { evidence = "e2", assessor = "a1", learning_outcomes = { o2 = "met" } }
  end, "recommended"),
  is("one kind of source", function(p) p.evidence[2].kind = "work product" end, "not_met"),
  is("a CV and references", function(p) p.evidence[1].kind = "cv" end, "not_met"),
  is("two assessors contradict each other", function(p)
    p.findings[2] = { evidence = "e1", assessor = "a2", authentic = false }
  end, "undecided"),
}
for _, word in ipairs { "valid", "authentic", "current", "sufficient" } do
  cases[#cases + 1] = is("not " .. word, function(_, f) f[word] = false end, "not_met",
    { e1 = { admitted = false, why = word } })
  cases[#cases + 1] = is(word .. ": not known yet", function(_, f) f[word] = "unknown" end, "undecided",
    { e1 = { admitted = null, why = word } })
end
return cases
