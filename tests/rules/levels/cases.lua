local function is(name, evidence, ratings, expect)
  return case(name) { portfolio = { id = "P", evidence = evidence }, ratings = ratings, as_of = "2026-11-01",
    expect = { awards = expect } }
end
local function all(word) return { chair = word, department = "yes", dean = "yes" } end
local function modules(ten, eleven)
  return { { id = "a", kind = "module", scqf = 10, amount = ten },
    { id = "b", kind = "module", scqf = 11, amount = eleven } }
end
return {
  is("each level apart", { { id = "a", kind = "exhibit", level = "lower", amount = 3 },
    { id = "b", kind = "exhibit", level = "upper", amount = 2 },
      { id = "c", kind = "exhibit", level = "upper", amount = 1 } }, {},
    { lower = { credits = 3, credit_level = "lower" }, upper = { credits = 3 },
      vocational = { status = "not_met" } }),
  is("three say graduate", {}, all "yes", { graduate = { status = "recommended", credit_level = "graduate" } }),
  is("one says no", {}, all "no", { graduate = { status = "not_met" } }),
  is("180 with 150 at level 11", modules(30, 150), {}, { masters = { status = "recommended", credits = 45 } }),
  is("180 with 149", modules(31, 149), {}, { masters = { status = "not_met" } }),
  is("179", modules(29, 150), {}, { masters = { status = "not_met" } }),
  is("third year", { { id = "a", kind = "law" } }, {},
    { ["year 3"] = { status = "withheld", earned = 3, limits = { ["cap:third-year"] = 3 } } }),
}
