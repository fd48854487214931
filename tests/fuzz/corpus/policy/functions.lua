return policy { id = "p", version = "1", units = { quarter = "2/3" }, fields = { years = "number" },
  rules = { { id = "r", method = "exam", effect = "refer", because = "why",
    when = check("odd", function(p) return #p.evidence % 2 == 1, "an odd number" end) } },
  caps = { t = { max = 5, per = "term", held = true, method = { "portfolio", "exam" } } },
  limits = { budget = 20000 }, approvals = { "chair", "dean" } }
