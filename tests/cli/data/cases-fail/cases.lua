return {
  case "right" { portfolio = { id = "P", evidence = {} }, expect = { awards = { A = { status = "not_met" } } } },
  case "wrong credits & <status>" { portfolio = { id = "P", evidence = { { id = "e1", kind = "x" } } },
    expect = { outcome = "pass", awards = { A = { status = "not_met", credits = 3 }, B = { status = "not_met" } } } },
}
