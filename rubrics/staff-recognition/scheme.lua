-- Points and caps. NBC 461 is the point scheme of Philippine state universities (200 points in all:
-- faculty manual 2016, page 42, flipbuilder kcxb). Education as copies of it print it (scribd 388943202; vdocuments.us
-- NBC 461 enhanced). The other two maxima are known by hearsay only; what they hold is ours.
return {
  education = { cap = 85, source = "NBC 461: scribd 388943202",
    degrees = { doctorate = 85, masters = 65, law = 65, medicine = 65, diploma = 55, bachelor = 45,
      ["three-year course"] = 30, ["special course"] = 25 },
    teaching_physician = 85, year_over_four = 5, second_masters = 4, second_bachelor = 3,
    units = { per = 3, each = 1, cap = 10 } },
  experience = { cap = 25, year = 1, source = "maximum of NBC 461, not confirmed; points ours", unverified = true },
  development = { cap = 90, source = "maximum of NBC 461, not confirmed; points ours", unverified = true,
    publications = { each = 5, cap = 40 }, open = { each = 3, cap = 20 },
    community = { year = 2, cap = 15 }, endorsements = { each = "1/2", cap = 5 }, courses = { per = 40, each = 1, cap = 15 } },
}
