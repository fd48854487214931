-- Course challenge: not while enrolled, not after a failed or audited try, not below a course held; no more than 10 %
-- left open
return policy { id = "challenge", version = "1", methods = { portfolio = {} },
  courses = { ["MAT 226"] = { supersedes = { "MAT 105" } } },
  rules = { { id = "taken", when = attempt():at_most(2), effect = "block", because = "a claim is assessed twice" } } }
