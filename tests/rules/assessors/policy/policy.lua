-- Two academic assessors (Huddersfield); two levels apart, or on both sides of the line, is settled in a joint
-- session (NBC 461)
return policy { id = "two", version = "1", assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true,
  panels = { arts = { "a1", "a2" } }, sample = "10%" } }
