-- What institutions lay over exam tables.
local portfolio_review = rating "portfolio review":at_least "passed"
local function ap(name) return exam("AP/" .. name) end
return rubric { id = "exam-rules", version = "1", method = "exam", scale = { "failed", "passed" },
  criteria = { { id = "portfolio review" } },
  awards = {
    -- Loyola
    { id = "studio", course = "ART 101", credits = 3, when = ap "Studio Art":at_least(5) & portfolio_review },
    -- posted after a later C
    { id = "biology", course = "BIO 101", credits = 4, when = ap "Biology":at_least(4),
      post_when = held("BIO 201", { grade = "C" }) },
    { id = "chemistry", course = "CHE 101", credits = 4,
      when = ap "Chemistry":at_least(4) | ap "Chemistry":at_least(3) & ~learner "program":is "SCIENCE" },
    -- Buffalo State
    { id = "calculus BC", course = { ["MAT 1"] = 4, ["MAT 2"] = 4 }, exclusive = "calculus",
      when = ap "Calculus BC":at_least(4) },
    -- SF State
    { id = "calculus AB", course = "MAT 1", credits = 4, exclusive = "calculus",
      when = ap "Calculus BC":at_least(3) | ap "Calculus AB sub-score":at_least(3) },
    -- MGCCC
    { id = "spaced", course = "HIS 101", credits = 3,
      when = exam("CLEP/History", { spacing = { months = 6 } }):at_least(50) },
    { id = "grade", course = "PSY 101", credits = 3, grade = "B", exclusive = "psy",
      when = exam "CLEP/Psychology":at_least(59) },
    { id = "pass", course = "PSY 101", credits = 3, grade = "C", exclusive = "psy",
      when = exam "CLEP/Psychology":at_least(50) },
  } }
