return policy { id = "between", version = "1",
  courses = { ["BIO 110"] = { exclusive = { "BIO 101" } }, ["MATH 226"] = { supersedes = { "MATH 108" } },
    ["LIT 1"] = { exclusive = { "LIT 2" } }, ["STA 1"] = { overlaps = { ["PSY 215"] = 1 } } } }
