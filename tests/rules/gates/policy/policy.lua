-- Rules about when credit may be had, asked of every earned award
local here = held_credits { here = true }
return policy { id = "gates", version = "1", methods = { exam = {}, portfolio = {} },
  fields = { remaining = "number" },
  rules = {
    -- Coastal Alabama
    { id = "twelve", method = "exam", when = here:at_least(12), effect = "hold",
      because = "posted after 12 hours here" },
    -- William Woods
    { id = "first", method = "portfolio", when = here:at_most(15), effect = "block",
      because = "within the first 15 hours" },
    -- Saint Joseph's
    { id = "transfer", when = held_credits { method = "transfer" }:less_than(75), effect = "block" },
    -- so that more than ten courses remain
    { id = "remain", when = learner "remaining":more_than(10), effect = "refer" },
  } }
