-- Appalachian State: teaching 40, scholarship 30, service 30, and 70 % of each (28, 21, 21); special faculty 80 / - /
-- 20.
local function area(id, most) return { id = id, area = id, number = { 0, most, "1/2" } } end
local special = learner "special":is(true)
return rubric { id = "floors", version = "1", fields = { special = "boolean" },
  criteria = { area("teaching", 80), area("scholarship", 30), area("service", 30) },
  awards = { { id = "yearly", points = "Merit", by = rating "teaching" + rating "scholarship" + rating "service",
    when = special & rating "teaching":at_least(56) & rating "service":at_least(14)
      | ~special & rating "teaching":at_least(28) & rating "scholarship":at_least(21)
        & rating "service":at_least(21) } } }
