-- Micro-credentials for informal learning: the output is a badge with the standard elements of the European
-- recommendation, or the word of one's peers, which is something else. One claim, one credential. README.md in prose.
local credentials, elements = include "credentials", include "elements"

-- How many different people vouch for the learner's items of these kinds; oneself and the family are none.
local function peers(kinds)
  local wanted = {}
  for _, kind in ipairs(kinds) do wanted[kind] = true end
  return measure("people who vouch", function(portfolio)
    local seen, ids, n = {}, {}, 0
    for _, item in ipairs(portfolio.evidence) do
      for _, e in ipairs(wanted[item.kind] and item.endorsements or {}) do
        if e.by and e.relation ~= "self" and e.relation ~= "family" and not seen[e.by] then
          seen[e.by], n = true, n + 1
          if ids[#ids] ~= item.id then ids[#ids + 1] = item.id end
        end
      end
    end
    return n, ids
  end)
end

local identity = count { kind = "identity check", verified = true }:at_least(1)
local awards, formal, issued, vouched = {}, {}, {}, {}
for _, row in ipairs(credentials) do
  for _, element in ipairs(elements) do
    if row[element.name] == nil then error(("credential %s does not say its %s"):format(row.id, element.name)) end
  end
  local claimed = claim "credential":is(row.id)
  local shown = identity & all_met() & covered { learning_outcomes = row.outcomes, at = "met" }:at_least(1)
    & hours { kind = row.kinds }:at_least(row.workload)
  local known = peers(row.kinds):at_least(3) & count { kind = row.kinds }:at_least(1)
  formal[#formal + 1], issued[#issued + 1], vouched[#vouched + 1] = row.id, claimed & shown, claimed & known
  awards[#awards + 1] = { id = row.id, badge = row.title, method = "badge", cite = row,
    expires = { years = 5 }, applies = claimed, when = shown }
  awards[#awards + 1] = { id = "peers:" .. row.id, badge = row.title .. ", recognised by peers", method = "badge",
    applies = claimed, when = known }
end
-- Stackable: credentials that are held from earlier decisions.
local claimed = claim "credential":is "open-practice"
local stack = identity & awarded(formal):at_least(3)
awards[#awards + 1] = { id = "open-practice", elective = "Open practice", credits = 6, unit = "ects",
  applies = claimed, when = stack }
issued[#issued + 1] = claimed & stack

return rubric {
  id = "open-recognition", version = "1.0.0", title = "Micro-credentials for informal learning",
  authority = "Committee on open recognition", source = "https://example.edu/policy/recognition#micro-credentials",
  effective = { from = "2025-02-01", by = "submitted" }, method = "portfolio",
  description = "Badges with the European standard elements for what communities taught; peers' word beside them.",
  scale = { "not shown", "shown", "shown widely" }, minimum = "shown",
  assessors = { minimum = 2, resolve = "lowest", straddle = true },
  fields = { credential = "text" },
  intake = { require = { "claims" }, max = { items = 20, claims = 3 } },
  admit = { current = { years = 5 } },
  criteria = {
    { id = "practice", title = "Practice", descriptors = {
      ["not shown"] = "Said, not shown.",
      shown = "Traces that others can open, over some months, of the learner's own doing.",
      ["shown widely"] = "In several places, among people who do not know each other." } },
    { id = "effect", title = "Effect on others", descriptors = {
      ["not shown"] = "Nobody else appears.",
      shown = "Somebody used it, answered it or does something differently, and says so.",
      ["shown widely"] = "It goes on without the learner." } },
    { id = "reflection", title = "Reflection", descriptors = {
      ["not shown"] = "A list of merits.",
      shown = "A moment, a doubt, and what changed.",
      ["shown widely"] = "What changed was tried again elsewhere, and failed or held." } },
  },
  awards = awards,
  outcomes = {
    { id = "issued", title = "The credential is issued", when = at_least_of(1, issued) },
    { id = "peers", title = "Recognised by peers", when = at_least_of(1, vouched) },
    { id = "refer", title = "Add to it and submit once more", when = attempt():is(1) },
    { id = "not-now", title = "Not issued" },
  },
}
