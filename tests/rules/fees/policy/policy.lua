-- By the service, never by the award (CAEL 8): TRU competency 750 flat, CAEL 125 a portfolio, Southern Connecticut
-- 250.
return policy { id = "fees", version = "1", methods = { portfolio = {}, competency = {}, challenge = {} },
  fees = { competency = { flat = 750, currency = "CAD" },
    portfolio = { flat = 250, per_claim = 125, currency = "USD" },
    challenge = { per_claim = 300, currency = "USD" } },
  appeals = { days = 30, to = "Registrar", text = "In writing, with the ground." },
    approvals = { "chair", "department", "dean" },
  standards = "CAEL 1989", contact = "plar@example.edu", residency = "None of it is residency credit." }
