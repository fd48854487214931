-- The outcome "learning with others in the open": five criteria, five levels each, in this institution's own words.
return {
  { id = "question", title = "Asks", describe = {
    "No question of the learner's own.",
    "Asks what the task asked for.",
    "Asks something of their own; where an answer would be found is left to chance.",
    "Turns a wish to know into a question others can answer, and says to whom it goes and why.",
    "Changes the question in the light of answers, and shows that the later one is better." } },
  { id = "sources", title = "Listens", describe = {
    "Own opinion only.",
    "One voice, taken as it comes.",
    "Several voices side by side; who speaks from where is not considered.",
    "Weighs voices by what they can know, a stranger's included.",
    "Seeks out the voice that is missing and lets it count." } },
  { id = "contribution", title = "Gives", describe = {
    "Nothing is given back.",
    "Thanks, agrees, passes on.",
    "Adds something useful when asked.",
    "Makes something that others did use, under terms that let them.",
    "Makes it possible for others to give: a practice, a template, a place." } },
  { id = "disagreement", title = "Disagrees", describe = {
    "Avoids it, or wounds.",
    "States the opposite.",
    "States a reason; the other's reason stays unheard.",
    "Puts the other's reason in words the other accepts, then answers it.",
    "A disagreement ends in something neither side held before." } },
  { id = "connection", title = "Connects", describe = {
    "Courses, work and life stand apart.",
    "Names a likeness.",
    "Uses in one place what was learned in another, with help.",
    "Does so unprompted, and says what had to be changed on the way.",
    "Shows where the transfer fails, and what that says about both places." } },
}
