-- The common rubric of the measurements with two functions of its own, one called for each item:
-- hours of a season by a filter, and people by a measure.
local experience = hours { kind = { "work", "volunteer" } }
local community = hours { kind = { "community", "mentoring", "blog" } }
local seasons = hours { where = function(item) return item.hours and item.hours > 20 end }
local issuers = measure("issuers", function(portfolio)
  local seen, n = {}, 0
  for _, item in ipairs(portfolio.evidence) do
    if item.issuer and not seen[item.issuer] then seen[item.issuer], n = true, n + 1 end
  end
  return n
end)
local recent = count { since = "2022-11-01" }

return rubric {
  id = "bench", version = "1.0.0", title = "Common rubric of the measurements",
  scale = { "absent", "partial", "meets", "exceeds" },
  method = "portfolio",
  admit = {
    kinds = { "work", "community", "mooc", "volunteer", "mentoring", "blog" },
    verified = true,
    current = { years = 6 },
  },
  assessors = { minimum = 2, resolve = "mean", differ = 2, straddle = false, dispute = "flag" },
  criteria = {
    { id = "sources", title = "Sources of learning", weight = 1, minimum = "partial" },
    { id = "demonstration", title = "Demonstration of learning", weight = 2, minimum = "partial" },
    { id = "evidence", title = "Evidence of learning", weight = 2, minimum = "partial" },
    { id = "application", title = "Application", weight = 2, minimum = "partial" },
    { id = "reflection", title = "Reflection", weight = 3, minimum = "meets" },
    { id = "presentation", title = "Presentation", weight = 1, minimum = "partial" },
  },
  awards = {
    { id = "EDU201", course = "EDU 201", credits = 3, credit_level = "lower",
      when = score():at_least("3/2") & experience:at_least(120) & seasons:at_least(1) },
    { id = "EDU202", course = "EDU 202", credits = 5, unit = "quarter", credit_level = "lower",
      when = score():at_least("3/2") & community:at_least(80) & recent:at_least(2)
        & issuers:at_least(1) },
    { id = "EDU301", course = "EDU 301", credits = 4, credit_level = "upper",
      when = all_met() & score():at_least(2) & (experience + community):at_least(400)
        & months { kind = "work" }:at_least(6) },
  },
  outcomes = {
    { id = "pass", when = awarded { "EDU201", "EDU202", "EDU301" }:at_least(1) },
    { id = "fail" },
  },
}
