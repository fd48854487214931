local function of(n)
  local tags = {}
  for i = 1, n do tags[i] = "" .. i end
  return { id = "P", evidence = { { id = "e", tags = tags } } }
end
return {
  case "24 competing awards: the best is found" { portfolio = of(24), as_of = "2026-11-01",
    expect = { status = "complete", credits = 30, awards = { A1 = { status = "recommended" } } } },
  case "25: it says so and decides nothing" { portfolio = of(25), as_of = "2026-11-01",
    expect = { status = "failed", awards = { A1 = { status = "failed" }, A25 = { status = "failed" } } } },
}
