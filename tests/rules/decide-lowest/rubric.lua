-- The weakest part decides.
return rubric { id = "decide-lowest", version = "1", scale = { "0", "1", "2", "3", "4" },
  criteria = { { id = "a" }, { id = "b" }, { id = "c" } },
  awards = { { id = "A", course = "A 1", by = lowest(),
    credits = { { at_least = 2, credits = 2 }, { at_least = 3, credits = 3, grade = "A" } } } } }
