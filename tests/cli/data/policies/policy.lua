return policy {
  id = "small", version = "2026", institution = "Small College", unit = "semester",
  assessors = { minimum = 1 }, caps = { all = { max = 2 } },
}
