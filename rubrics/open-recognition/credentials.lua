-- The micro-credentials on offer. All are examples: this institution, its levels and its workloads are invented.
-- "workload" is in hours; "outcomes" are what assessors find met or not, item by item; "supervision" is optional.
local body, country = "Example University", "IE"
local quality = "internal review each year, external review every five years"
local source, from = "committee on open recognition, 4 February 2025 (example)", "2025-02-01"
return {
  { id = "host", title = "Hosting open conversations", country = country, body = body, workload = 50, eqf = 5,
    kinds = { "facilitation" }, outcomes = { "prepares guests", "makes room", "learns from a failure" },
    assessment = "portfolio", participation = "volunteering, online and on site", supervision = "identity verified",
    quality = quality, source = source, from = from },
  { id = "keep", title = "Keeping a community", country = country, body = body, workload = 75, eqf = 5,
    kinds = { "community", "mentoring" }, outcomes = { "welcomes newcomers", "settles conflicts", "shares the work" },
    assessment = "portfolio", participation = "volunteering, online", supervision = "identity verified",
    quality = quality, source = source, from = from },
  { id = "write", title = "Writing in public", country = country, body = body, workload = 50, eqf = 5,
    kinds = { "blog", "open resource" }, outcomes = { "writes for a reader", "names sources", "corrects in the open" },
    assessment = "portfolio", participation = "self-directed, online", supervision = "identity verified",
    quality = quality, source = source, from = from },
  { id = "maintain", title = "Maintaining a commons", country = country, body = body, workload = 100, eqf = 6,
    kinds = { "open source", "open data" }, outcomes = { "decides with others", "reviews", "hands over" },
    assessment = "portfolio and a conversation", participation = "volunteering or work experience, online",
    supervision = "identity verified", quality = quality, source = source, from = from },
}
