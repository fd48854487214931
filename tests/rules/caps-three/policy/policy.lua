-- Kennesaw: IB 24 inside 30 for IB and exams together; Calvary Chapel: that inside 90 transfer
return policy { id = "three", version = "1", methods = { ib = {}, clep = {}, transfer = {} }, prefer = "listed",
  caps = { transfer = { max = 90, held = true },
    testing = { max = 30, within = "transfer", method = { "ib", "clep" }, held = true },
    ib = { max = 24, within = "testing", method = "ib", held = true } } }
