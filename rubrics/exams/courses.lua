-- Which course an exam stands for is the institution's own: replace these rows by yours. These are of the College of
-- Charleston (charleston.edu, registrar, DSST) and, for general education, San Francisco State (sfsu.edu, bulletin
-- 2015-16). The credit level is ours, read from the course's number. Exams not listed give an elective of their subject.
return {
  ["DSST/Business Ethics & Society"] = { course = "PHIL 175", credit_level = "lower" },
  ["DSST/Principles of Finance"] = { course = "FINC 260", credit_level = "lower" },
  ["DSST/Money & Banking"] = { course = "FINC 360", credit_level = "upper" },
  ["DSST/Personal Finance"] = { course = "FINC 120", credit_level = "lower" },
  ["DSST/Criminal Justice"] = { course = "POLI 203", credit_level = "lower" },
  ["DSST/Art of the Western World"] = { course = "ARTH 190", credit_level = "lower" },
  ["DSST/Principles of Public Speaking"] = { course = "COMM 104", credit_level = "lower" },
  ["DSST/Ethics in America"] = { course = "PHIL 105", credit_level = "lower" },
  ["DSST/Introduction to World Religions"] = { course = "RELS 105", credit_level = "lower" },
  ["DSST/Fundamentals of College Algebra"] = { course = "MATH 101", credit_level = "lower" },
  ["DSST/Math for Liberal Arts"] = { course = "MATH 103", credit_level = "lower" },
  ["DSST/Principles of Statistics"] = { course = "MATH 104", credit_level = "lower" },
  ["DSST/Environmental Science"] = { course = "ENVT 200", credit_level = "lower" },
  ["DSST/A History of the Vietnam War"] = { course = "HIST 210", credit_level = "lower" },
  ["AP/Art History"] = { toward = { ["general education"] = 3 } }, -- six credits earned, three of them here
}
