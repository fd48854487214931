-- Residency belongs to the method. Minnesota State: internal is graded P and resident, external is transfer without
-- a letter; Dominican: exams do not count for the first 30 residency units, and count after them.
return policy { id = "residency", version = "1",
  methods = { internal = { symbol = "P", resident = true }, external = { resident = false },
    exam = { symbol = "CR", resident = held_credits { here = true }:at_least(30) } } }
