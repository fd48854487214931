-- Minnesota: 75 % or more of the content; Exeter, City: every outcome; CLEP 50 = C, the B-level where a programme
-- wants
-- a B; DSST 400; Southern Connecticut: B (3.0); Title 5: as a student with the lowest passing grade.
local wants_b = learner "program":is "NURSING"
local outcomes = { "o1", "o2", "o3", "o4" }
return rubric { id = "thresholds", version = "1",
  scale = { "F", "D", "C", "B", "A" }, criteria = { { id = "standard" } },
  awards = {
    { id = "most", elective = "Content", credits = 3, when = covered(outcomes):at_least("3/4") },
    { id = "every", exemption = "Module", when = covered(outcomes):is(1) },
    { id = "clep", course = "MATH 105", credits = 3,
      when = exam "CLEP/College Algebra":at_least(50) & (~wants_b | exam "CLEP/College Algebra":at_least(63)) },
    { id = "dsst", course = "FIN 301", credits = 3, when = exam "DSST/Principles of Finance":at_least(400) },
    { id = "graduate", course = "EDU 690", credits = 3, when = rating "standard":at_least "B" },
    { id = "title5", course = "EDU 1", credits = 3, when = rating "standard":at_least "C" },
    { id = "after", course = "BIO 1", credits = 4, when = held("BIO 2", { grade = "C" }) },
  } }
