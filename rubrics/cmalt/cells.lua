-- What a CMALT portfolio is assessed on: nine cells in five areas, guideline edition of July 2019.
-- Titles are short names of our own; the numbers are those candidates use (a candidate's open
-- portfolio, github.com/Karl-Horning/cmalt). One page of the scheme's course calls the specialist
-- option the fourth core area; portfolios number communication 4 and the option after it.
local source = "github.com/Karl-Horning/cmalt; cmaltcmooc.wordpress.com/activities"
return {
  { id = "1a", area = "operational", title = "Constraints and benefits of technologies", source = source },
  { id = "1b", area = "operational", title = "Technical knowledge and ability", source = source },
  { id = "1c", area = "operational", title = "Supporting the use of technologies", source = source },
  { id = "2a", area = "teaching", title = "Teaching, learning and assessment", source = source },
  { id = "2b", area = "teaching", title = "Knowing one's learners", source = source },
  { id = "3a", area = "context", title = "Legislation", source = source },
  { id = "3b", area = "context", title = "Policies and standards", source = source },
  { id = "4", area = "communication", title = "Communicating and working with others", source = source },
  { id = "special", area = "specialist", title = "Specialist option", source = source },
}
