return {
  case "as listed: the last one gives way" {
    portfolio = { id = "P", choices = { "E" }, evidence = { { id = "e", tags = { "A", "B", "D", "E" } } } },
      as_of = "2026-11-01",
    expect = { credits = 32, awards = { A = { credits = 4 }, B = { credits = 16 }, D = { credits = 4 },
      E = { credits = 8, limits = { ["cap:exam"] = 1 } } } },
  },
}
