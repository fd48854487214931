return policy {
  id = "screening", version = "1", unit = "semester",
  methods = { portfolio = {} },
  courses = { ["MAT 2"] = { supersedes = { "MAT 1" } }, ["MAT 1"] = {} },
  rules = {
    { id = "four-here", method = "portfolio", when = held_credits { here = true }:at_least(4), effect = "block",
      because = "after 4 credits earned here" },
  },
}
