-- Valid, authentic, current, sufficient, as assessors find it item by item; and enough from several kinds of source:
-- a CV or references alone are not enough (ACCM). Each outcome is met, partly met or not.
return rubric { id = "vacs", version = "1",
  awards = { { id = "M1", exemption = "Module 1",
    when = covered { "o1", "o2" }:is(1) & distinct "kind":at_least(2)
      & count { kind = { "certificate", "work product", "observation" } }:at_least(1) } } }
