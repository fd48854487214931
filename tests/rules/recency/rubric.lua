-- How old evidence may be: years for all, by kind, back from the day of submission.
-- RTO: under 3 years; Scouts: formal qualifications 5; ACCM: 4
return rubric { id = "recency", version = "1",
  admit = { current = { years = 3, kinds = { qualification = 5, module = 4 }, at = "submitted" } },
  awards = { { id = "A", badge = "Current", when = count {}:at_least(1) } } }
