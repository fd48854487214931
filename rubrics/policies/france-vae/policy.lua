-- A French institution that certifies by validation des acquis de l'expérience (VAE): a jury, blocks, no cap.
-- README.md explains each clause and names its source; "ours" is a choice to be replaced.
return policy {
  id = "france-vae", version = "2026.1", institution = "An institution with certifications in the national register",
  effective = { from = "2026-01-01" },
  contact = "vae@example.fr",
  residency = "None: the whole certification may be obtained by VAE.", -- C1

  unit = "ects",
  units = { cats = "1/2", semester = 2, quarter = "4/3" }, -- U1
  round = { mode = "none" },

  assessors = { minimum = 2, resolve = "agreed" }, -- A1

  methods = {
    portfolio = { symbol = "VAE", resident = true }, -- M1
    transfer = { resident = false },
    badge = { resident = false },
  },

  programs = { LICENCE = { credits = 180 }, MASTER = { credits = 120 } },

  reuse = "free", -- R1
  prefer = "listed",
  appeals = { text = "The jury's decision can be contested before the administrative court.", to = "Head of institution" },
  approvals = { "jury" }, -- P1
}
