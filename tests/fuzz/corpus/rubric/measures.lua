local h = (hours { kind = { "community", "work" }, since = ago { years = 5 } }):named "hours"
return rubric { id = "r", version = "1", scale = { "absent", "emerging", "meets" },
  fields = { followers = "number" }, intake = { require = { "reflection" } },
  admit = { kinds = { "community", "work" }, verified = true, current = { years = 5 } },
  criteria = {
    { id = "c", weight = 2, minimum = "meets" },
    { id = "d", level = steps(count {}, { emerging = 1, meets = "5/2" }) },
  },
  awards = {
    { id = "a", course = "A 1", by = h, credits = { { at_least = 3, credits = 8 }, { at_least = 40, credits = 12 } } },
    { id = "b", points = "P", by = points { cap = 25, { years {}, each = 2 }, { largest "followers", per = 3, each = "0.5" } } },
    { id = "e", badge = "E", when = at_least_of(2, { h:within(1, 9), ~rating "c":is("meets"), attempt():is(1), refer "look" }),
      exclusive = "x", requires = "a", because = "{hours} so far" },
  },
  outcomes = { { id = "pass", when = score():at_least(1) & awarded { "a" }:at_least(1) }, { id = "fail" } } }
