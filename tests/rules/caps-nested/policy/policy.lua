-- Bryan College: 24 hours by portfolio inside 31 over all prior learning; what is held already counts
return policy { id = "bryan", version = "1",
  methods = { portfolio = { symbol = "CR" }, exam = { symbol = "K" } }, prefer = "listed",
  caps = { pla = { max = 31, held = true },
    portfolio = { max = 24, within = "pla", method = "portfolio", held = true } } }
