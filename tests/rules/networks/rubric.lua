-- A seminar of three badges: introduce and a couple of threads; 7 of 12 threads and 1 of 2 live sessions; that and
-- something
-- made. A blog's week: on time 0.5, linked 0.5, an idea developed 1, applied 1. Two months of two years at once are
-- months once.
local threads, live = count { kind = "thread" }, count { kind = "live session" }
local week = points { cap = 3, { count { kind = "post", tag = "on time" }, each = "0.5", cap = "0.5" },
  { count { kind = "post", tag = "linked" }, each = "0.5", cap = "0.5" },
  { count { kind = "post", tag = "idea" }, each = 1, cap = 1 },
    { count { kind = "post", tag = "applied" }, each = 1, cap = 1 } }:named "points"
return rubric { id = "networks", version = "1",
  awards = {
    { id = "learner", badge = "Learner", when = count { kind = "introduction" }:at_least(1) & threads:at_least(2) },
    { id = "participant", badge = "Participant", when = threads:at_least(7) & live:at_least(1) },
    { id = "contributor", badge = "Contributor", requires = "participant",
      when = count { kind = { "curriculum", "blog" } }:at_least(1) },
    { id = "blog", points = "Blog week", by = week, when = week:at_least("1.5") },
    { id = "sustained", badge = "Sustained",
      when = months { kind = { "forum", "list" } }:at_least(6)
      & distinct("issuer", { kind = { "forum", "list" } }):at_least(2) },
    { id = "effect", badge = "Effect on others",
      when = endorsements { kind = "talk" }:at_least(3) | refer "ask two participants" },
  } }
