return policy { id = "duplicates", version = "1", methods = { exam = {} },
  courses = {
    ["MATH 105"] = { equivalent = { "MAT 105" } },                         -- College Algebra, here and elsewhere
    ["MATH 226"] = { supersedes = { "MATH 108" } },                        -- Calculus goes beyond Precalculus
    ["MATH 108"] = { supersedes = { "MATH 105" } },                        -- which goes beyond Algebra
    ["MATH 227"] = { prerequisite = { "MATH 226" } },                      -- Calculus II builds on it
    ["MATH 120"] = { overlaps = { ["STA 1"] = 1, ["MATH 108"] = 2 } },
    ["LIT 1"] = { exclusive = { "LIT 2" } },                               -- only one of the two (Western Oregon)
  } }
