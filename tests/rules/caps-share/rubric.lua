return rubric { id = "caps-share", version = "1", method = "rpl",
  awards = { each_claim { id = "rpl", block = "Recognition of prior learning" } } }
