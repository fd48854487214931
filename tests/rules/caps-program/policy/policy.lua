-- Athabasca: so many credits by programme; NNU: a quarter of the degree; here also a quarter at upper level
return policy { id = "athabasca", version = "1", methods = { plar = {} }, prefer = "listed",
  programs = { BA3 = { credits = 90 }, BA4 = { credits = 120 }, BCOM = { credits = 120 }, LABR = { credits = 120 } },
  caps = { plar = { max = { BA3 = 6, BA4 = 9, BCOM = 21, LABR = 39 }, method = "plar" },
    upper = { percent = 5, of = "program", credit_level = "upper" } } }
