-- Networked and community learning: what a person learned and gave in open communities, as a
-- host, a mentor, a writer or a participant in a few weeks of an open course. README.md says it in prose.
-- Numbers name their source; "ours" is this institution's own choice.
local moocs = include "moocs"

local contributions = sum("contributions", { kind = { "community", "blog" } }):named "contributions"
local hosting = hours { kind = { "facilitation", "mentoring" } }:named "hosting"

-- How many different people vouch for the learner; a word from oneself or the family is none.
local people = measure("people who endorse", function(portfolio)
  local seen, ids, n = {}, {}, 0
  for _, item in ipairs(portfolio.evidence) do
    for _, e in ipairs(item.endorsements or {}) do
      if e.by and e.relation ~= "self" and e.relation ~= "family" and not seen[e.by] then
        seen[e.by], n = true, n + 1
        if ids[#ids] ~= item.id then ids[#ids + 1] = item.id end
      end
    end
  end
  return n, ids
end)

-- A = all meet and two exceed, B = all meet: PLN Project Grading Rubric (Marcovitz), loyola.edu
local network = all_met { area = "network" }
-- 40 hours: the size of one OERu micro-course (course.oeru.org); the rest of the rule is ours
local host = all_met { area = "facilitation" } & rating "reflection":at_least "meets"
  & hosting:at_least(40) & score():at_least(2)
  & (hosting:at_most(2000) | refer "hosting hours unknown, or more than a working year: ask how they were counted")
-- 7 threads, 1 live session and something made: the contributor of a three-badge seminar
-- (criticaltechnology.blogspot.com, November 2012)
local contributor = contributions:at_least(7)
  & count { kind = { "community", "facilitation" }, tag = "live session" }:at_least(1)
  & count { kind = { "blog", "facilitation" } }:at_least(1)

local courses = { "EDT410-A", "EDT410-B", "EDU301" } -- awards that count for the verdict
local awards = {
  { id = "EDT410-A", course = "EDT 410", title = "Personal learning networks", grade = "A", credits = 3,
    unit = "semester", credit_level = "upper", exclusive = "EDT 410", uses = { "community", "blog" },
    when = network & reaching("exceeds", { area = "network" }):at_least(2) },
  { id = "EDT410-B", course = "EDT 410", title = "Personal learning networks", grade = "B", credits = 3,
    unit = "semester", credit_level = "upper", exclusive = "EDT 410", uses = { "community", "blog" }, when = network },
  { id = "EDU301", course = "EDU 301", title = "Facilitating open communities", credits = 3,
    unit = "semester", credit_level = "upper", uses = { "facilitation", "mentoring" }, when = host,
    because = "{hosting} hours of hosting and mentoring so far" },
  { id = "connector", badge = "Connected contributor", method = "badge", expires = { years = 3 }, when = contributor },
}
for _, row in ipairs(moocs) do -- designated weeks of an open course; accepted hours decide the credits
  local taken = { kind = "mooc", course = row.course, since = row.from, ["until"] = row.to }
  local weeks = parts(row.course, row.weeks, { since = row.from, ["until"] = row.to })
  courses[#courses + 1] = "EDU120/" .. row.id
  awards[#awards + 1] = {
    id = courses[#courses], course = "EDU 120", title = "Studies in open courses", unit = "semester",
    credit_level = "lower", exclusive = "EDU 120", uses = { "mooc" }, cite = row,
    applies = count(taken):at_least(1), when = weeks:at_least(#row.weeks) & rating "reflection":at_least "meets",
    by = hours(taken):named(row.course), -- 40 hours a micro-course, three to a course: OERu, North America
    credits = { { at_least = 40, credits = 1 }, { at_least = 80, credits = 2 }, { at_least = 120, credits = 3 } },
  }
end

return rubric {
  id = "networked-learning", version = "1.0.0", title = "Networked and community learning",
  authority = "Centre for Learning and Teaching", source = "https://example.edu/policy/recognition#networked",
  effective = { from = "2025-09-01", by = "submitted" }, method = "portfolio",
  description = "Taking part in open communities, hosting across borders, mentoring, writing, weeks of an open course.",
  scale = { "absent", "emerging", "meets", "exceeds" }, minimum = "meets",
  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = true },
  fields = { contributions = "number", country = "text" },
  intake = { require = { "reflection" }, max = { items = 40 } }, -- ours
  admit = { kinds = { "community", "facilitation", "blog", "mentoring", "mooc" }, verified = true,
            current = { years = 5 } }, -- ours; published limits run from two to seven years
  criteria = {
    { id = "contribution", title = "Useful contributions", area = "network", -- 12 and 18: loyola.edu, as above
      level = steps(contributions, { emerging = 1, meets = 12, exceeds = 18 }) },
    { id = "sustained", title = "Time over which it lasted", area = "network", -- ours; overlaps count once
      level = steps(months { kind = { "community", "facilitation", "blog", "mentoring" } },
        { emerging = 1, meets = 6, exceeds = 24 }) },
    { id = "reach", title = "Reach beyond one community", area = "network", -- ours
      level = steps(distinct("issuer", { kind = { "community", "facilitation" } }),
        { emerging = 1, meets = 2, exceeds = 4 }) },
    { id = "reflection", title = "Reflection on practice", area = "network", weight = 3, -- heaviest on purpose
      descriptors = {
        absent = "Activities are listed; nothing says what was learned from them.",
        emerging = "Says what was learned, in general words, without the moment or the doubt that led there.",
        meets = "Ties particular moments to what changed in the learner's thinking, and names what is still open.",
        exceeds = "Sets own practice against ideas of others, changes because of it, and shows the change over time.",
      } },
    { id = "effect-on-others", title = "Effect on others", area = "network", weight = 2,
      descriptors = {
        absent = "No trace that anyone else used, answered or built on the work.",
        emerging = "Others reacted; what they gained from it is not shown.",
        meets = "At least one person or group does something differently, and says so or can be seen doing it.",
        exceeds = "The effect outlives the learner's presence: others carry on, adapt or teach what began here.",
      } },
    { id = "facilitation", title = "Quality of hosting", area = "facilitation", weight = 2,
      descriptors = {
        absent = "No hosting, or only a technical role.",
        emerging = "Sessions run and are announced; the quiet and the distant mostly listen.",
        meets = "Prepares guests and newcomers, makes room for every voice, copes with time zones and failing lines.",
        exceeds = "Shares the hosting: trains others to do it, and reworks the form from what participants report.",
      } },
    { id = "borders", title = "Hosting across countries", area = "facilitation", -- ours
      level = steps(distinct("country", { kind = "facilitation" }), { emerging = 1, meets = 3, exceeds = 5 }) },
    -- ours: digital social capital, counted in people; one is enough, so that nobody needs to be popular
    { id = "endorsement", title = "Standing among peers", area = "facilitation", minimum = "emerging",
      level = steps(people, { emerging = 1, meets = 3, exceeds = 6 }) },
  },
  awards = awards,
  outcomes = {
    { id = "pass", title = "The standard of a course is met", when = awarded(courses):at_least(1) },
    { id = "refer", title = "Revise and submit once more", when = attempt():is(1) },
    { id = "fail", title = "Nothing recognised, final" },
  },
}
