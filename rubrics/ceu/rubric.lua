-- Continuing education units (CEU) and hours of continuing professional development (CPD). A CEU is ten contact
-- hours; what a community, work or reading taught is no contact time and is recorded as CPD. README.md in prose.
local kinds = { contact = {}, own = {}, work = {} }
local admitted = {}
for i, row in ipairs(include "activities") do
  admitted[i] = row.kind
  table.insert(kinds[row.counts], row.kind)
end

-- An activity counts from half an hour (IACET: nothing below 0.1) and from 90 per cent attendance (jmu.edu).
local activity = { kind = kinds.contact, attendance = at_least(90), hours = at_least("1/2") }
local contact = hours(activity):named "contact hours"

-- Ten hours are 1 CEU, to the nearest tenth: whole hours after half an hour is added, a tenth each (iacet.org).
local ceu = points { { contact + "1/2", per = 1, each = "1/10" } }:named "CEU"

-- The typical error: a certificate that states one CEU for each contact hour (totallicensemanagement.com).
-- The rounding of each certificate may add up to a twentieth, hence the allowance.
local plausible = sum("ceu_stated", activity):at_most(contact / 10 + count(activity) / 20)
  | refer "the certificates state more CEU than a tenth of their hours: ask the provider how long it was"

-- Ours: work teaches, but hours of work alone do not show it; at most ten of them in a period.
local own = points { hours { kind = kinds.own }, { hours { kind = kinds.work }, cap = 10 } }:named "own hours"
local reflected = rating "reflection":at_least "meets"

return rubric {
  id = "ceu", version = "1.0.0", title = "Continuing education units and professional development",
  authority = "Office of continuing education", source = "https://example.edu/policy/recognition#ceu",
  effective = { from = "2025-01-01", by = "submitted" }, method = "portfolio",
  description = "Contact hours as CEU, everything else that taught as CPD hours with a reflection.",
  scale = { "not yet", "meets" },
  assessors = { minimum = 1, resolve = "mean", straddle = true },
  fields = { attendance = "number", ceu_stated = "number" },
  intake = { max = { items = 60 } },
  admit = { kinds = admitted, verified = true, current = { years = 2 } }, -- two years: ours, a period of renewal
  criteria = {
    { id = "reflection", title = "What changed in practice", minimum = "meets", descriptors = {
      ["not yet"] = "Lists activities, or says what was heard and read.",
      meets = "Names at least two things done differently since, why, and for one of them what came of it." } },
  },
  awards = {
    { id = "CEU", points = "Continuing education units", by = ceu, because = "{contact hours} contact hours",
      when = ceu:at_least("1/10") & plausible },
    { id = "CPD", points = "Hours of professional development", by = own, because = "{own hours} own hours",
      applies = count { kind = { "community", "facilitation", "mentoring", "reading", "work" } }:at_least(1),
      when = own:at_least(1) & reflected },
    { id = "renewal", badge = "Renewal of the period", expires = { years = 2 }, because = "{contact hours} contact hours",
      when = contact:at_least(20) & (contact + own):at_least(40) & reflected & plausible }, -- 20, 40: ours
  },
  outcomes = {
    { id = "renewed", title = "The period is renewed", when = awarded { "renewal" }:at_least(1) },
    { id = "recorded", title = "Recorded, not yet enough to renew", when = awarded { "CEU", "CPD" }:at_least(1) },
    { id = "nothing", title = "Nothing to record" },
  },
}
