local function of(kind, n)
  local items = {}
  for i = 1, n do items[i] = { id = kind .. i, kind = kind, tags = { "" .. i } } end
  return { id = "P", evidence = items }
end
return {
  case "at award: 5/3 + 5/3 = 10/3, 3 count" { portfolio = of("award", 1), as_of = "2026-11-01",
    expect = { credits = 3, awards = { ["by-award"] = { credits = 3, limits = { round = "1/3" } } } } },
  case "at item: each 5/3 is 1, 2 count" { portfolio = of("item", 1), as_of = "2026-11-01",
    expect = { credits = 2, awards = { ["by-item"] = { credits = 2, limits = { round = "4/3" } } } } },
  case "at course: one of 5/3 is 1" { portfolio = of("course", 1), as_of = "2026-11-01", expect = { credits = 1 } },
  case "at course: two are 10/3, 3 count" { portfolio = of("course", 2), as_of = "2026-11-01",
    expect = { credits = 3 } },
  case "at course: three are 5, all count" { portfolio = of("course", 3), as_of = "2026-11-01",
    expect = { credits = 5 } },
  case "an award with a rule of its own" { portfolio = of("exact", 1), as_of = "2026-11-01",
    expect = { credits = "5/3" } },
}
