return {
  { exam = "CLEP/American Literature", edition = "2007", from = "2007-01-01", to = "2023-03-31", min = 50, hours = 6,
    course = "LIT 210", level = "lower", source = "clep.collegeboard.org (older)" },
  { exam = "CLEP/American Literature", edition = "2023", from = "2023-04-01", to = "2029-03-31", min = 50, hours = 3,
    course = "LIT 210", level = "lower", source = "clep.collegeboard.org" },
  { exam = "DSST/Money & Banking", edition = "old scale", to = "2016-08-31", min = 48, hours = 3, course = "FINC 360",
    level = "upper", source = "excelsior.edu", unverified = true },
  { exam = "DSST/Money & Banking", edition = "2016", from = "2016-09-01", min = 400, hours = 3, course = "FINC 360",
    level = "upper", source = "charleston.edu" },
}
