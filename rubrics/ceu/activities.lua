-- What counts, and as what. A kind that is not listed is refused: credit courses, committee meetings, travel, meals.
-- "contact" is what a continuing education unit measures; "own" is our own record of professional development.
return {
  { kind = "class", counts = "contact", source = "CEU guide of the Greater Acadiana Region; jmu.edu" },
  { kind = "monitored self-paced", counts = "contact", source = "CEU guide of the Greater Acadiana Region" },
  { kind = "assessment", counts = "contact", source = "I5O, IACET application (excerpt)" },
  { kind = "community", counts = "own", source = "ours; not contact time" },
  { kind = "facilitation", counts = "own", source = "ours; not contact time" },
  { kind = "mentoring", counts = "own", source = "ours; not contact time" },
  { kind = "reading", counts = "own", source = "ours; unsupervised study is no contact time: jmu.edu" },
  { kind = "work", counts = "work", source = "ours; work experience is no contact time: jmu.edu" },
}
