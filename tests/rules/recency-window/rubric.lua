-- Central Michigan: since the bachelor's degree or the last 7 years, whichever is more recent; Duluth: within 3 years
-- of
-- the end of the experience; Huddersfield: claim and course within six years; American Sentinel: literature of 5
-- years.
local since = later(learner "bachelor_awarded", ago { years = 7 })
return rubric { id = "recency-window", version = "1",
  fields = { bachelor_awarded = "date", published = "date" },
  awards = {
    { id = "CMU", course = "MSA 600", credits = 3, credit_level = "graduate",
      when = hours { kind = "work", clip = since }:at_least(2000) },
    { id = "Duluth", course = "GRAD 5000", credits = 3, when = latest { kind = "work" }:at_least(ago { years = 3 }) },
    { id = "Huddersfield", exemption = "Module 1", when = earliest { kind = "module" }:at_least(ago { years = 6 }) },
    { id = "Sentinel", badge = "Literature",
      when = count { kind = "source", published = at_least "2021-11-01" }:at_least(5) },
  } }
