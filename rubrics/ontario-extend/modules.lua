-- The six modules (extend.ecampusontario.ca/badges) and their checklists, in first person as the badges have them, in
-- our own words. Of five modules the published checklist was not seen: their lines are ours, `unverified`.
local source = "extend.ecampusontario.ca/badges"
local ours = "extend.ecampusontario.ca/badges names the module; the lines are ours"
return {
  { id = "teacher", badge = "Teacher for Learning", edition = "2019", source = source, lines = {
    { id = "analogy", title = "I found an analogy for a concept my learners misunderstand" },
    { id = "concept-map", title = "I drew a concept map of a syllabus of mine" },
    { id = "notes", title = "I tried a way of taking notes with my learners" },
    { id = "benefits", title = "I listed the benefits of what I teach as a student sees them" },
    { id = "components", title = "I broke a skill into the steps a beginner needs" },
  } },
  { id = "curator", badge = "Curator", edition = "2019", source = ours, unverified = true, lines = {
    { id = "licences", title = "I chose open resources and can say what their licences allow" },
    { id = "collection", title = "I keep a collection that others can use" },
  } },
  { id = "technologist", badge = "Technologist", edition = "2019", source = ours, unverified = true, lines = {
    { id = "problem", title = "I chose a technology for a problem of teaching, not for itself" },
    { id = "access", title = "I checked who can and cannot use it" },
  } },
  { id = "collaborator", badge = "Collaborator", edition = "2019", source = ours, unverified = true, lines = {
    { id = "network", title = "I take part in a network of practice beyond my institution" },
    { id = "together", title = "I made something with people I know only there" },
  } },
  { id = "experimenter", badge = "Experimenter", edition = "2019", source = ours, unverified = true, lines = {
    { id = "trial", title = "I tried something new whose outcome I did not know" },
    { id = "account", title = "I told openly what came of it" },
  } },
  { id = "scholar", badge = "Scholar", edition = "2019", source = ours, unverified = true, lines = {
    { id = "question", title = "I asked a question about my own teaching and looked for evidence" },
    { id = "published", title = "I shared what I found" },
  } },
}
