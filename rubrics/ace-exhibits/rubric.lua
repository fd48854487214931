-- Reviewed exhibits: military courses and occupations, training of providers, examinations. The day on which something
-- was completed decides which version stands; of one learning only one line. README.md has the prose.
local awards, ids = {}, {}
for _, exhibit in ipairs(include "exhibits") do
  local name = exhibit.id .. "v" .. exhibit.version .. (exhibit.skill and "/skill " .. exhibit.skill or "")
  local taken = { exhibit = exhibit.id, taken = within(exhibit.from, exhibit.to) }
  -- a condition of the exhibit: a score, a skill level
  if exhibit.score then taken.score = at_least(exhibit.score) end
  if exhibit.skill then taken.skill = at_least(exhibit.skill) end
  for i, line in ipairs(exhibit.lines) do
    ids[#ids + 1] = name .. "/" .. i
    awards[#awards + 1] = { id = ids[#ids], title = exhibit.title .. ": " .. line.subject, elective = line.subject,
      credits = line.hours, unit = "semester", credit_level = line.level, exclusive = line.key, cite = exhibit,
      applies = count { exhibit = exhibit.id }:at_least(1), when = count(taken):at_least(1),
      because = "version " .. exhibit.version .. ", for what was completed from " .. exhibit.from .. " to "
        .. exhibit.to }
  end
end

return rubric {
  id = "ace-exhibits", version = "1.0.0", title = "Reviewed training and military learning",
  authority = "Registrar", source = "https://example.edu/policy/recognition#exhibits",
  effective = { from = "2025-09-01", by = "submitted" }, method = "transfer",
  description = "Recommendations of reviewed exhibits, by the day on which the learning was completed.",
  fields = { exhibit = "text", taken = "date", score = "number", skill = "number" },
  intake = { require = { "exhibit" } },
  -- Only a transcript sent by its issuer is official: vdocuments.us, JST technical Q and A. Its summary and what was
  -- never reviewed are no recommendation: studylib.net/doc/5262208
  admit = { kinds = { "military-course", "military-occupation", "training", "exam" }, verified = true },
  awards = awards,
  outcomes = {
    { id = "credit", title = "A recommendation applies", when = awarded(ids):at_least(1) },
    { id = "none", title = "No reviewed exhibit applies" },
  },
}
