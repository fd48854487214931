-- Exhibits: what was reviewed, in which version, for learning completed between which days, and what is recommended
-- for it. A line: level, semester hours, subject, and `key`, which names the learning: of one key only one line stands.
-- CLEP-0013 is real (acenet.edu). All others are INVENTED to show the form and marked unverified: their ids begin with
-- EX, titles too are made up. Replace them by exhibits you have read; a row stands until it is replaced, add rows, do
-- not edit them.
local guide = "acenet.edu, National Guide, CLEP College Algebra"
local invented = "invented example"
local algebra = { { level = "lower", hours = 3, subject = "Algebra", key = "college algebra" } }
return {
  { id = "CLEP-0013", version = 3, title = "CLEP College Algebra", from = "2023-04-01", to = "2029-03-31", score = 50,
    lines = algebra, edition = "version 3", source = guide },
  { id = "CLEP-0013", version = 2, title = "CLEP College Algebra", from = "2007-01-01", to = "2023-03-31", score = 50,
    -- the period is printed, its line was not seen
    lines = algebra, edition = "earlier", source = guide, unverified = true },

  { id = "EX-1401-0001", version = 1, title = "Basic leader course", from = "2012-01-01", to = "2018-12-31",
    lines = { { level = "lower", hours = 2, subject = "Supervision", key = "supervision" } },
    edition = "1", source = invented, unverified = true },
  { id = "EX-1401-0001", version = 2, title = "Basic leader course", from = "2019-01-01", to = "2028-12-31",
    lines = {
      { level = "lower", hours = 3, subject = "Supervision", key = "supervision" },
      { level = "lower", hours = 1, subject = "Public speaking", key = "speaking" },
    }, edition = "2", source = invented, unverified = true },
  { id = "EX-1408-0007", version = 1, title = "Advanced leader course", from = "2015-01-01", to = "2024-12-31",
    lines = {
      { level = "upper", hours = 3, subject = "Personnel management", key = "personnel" },
      { level = "lower", hours = 2, subject = "Supervision", key = "supervision" },
    }, edition = "1", source = invented, unverified = true },
  { id = "EX-0702-0003", version = 1, title = "Field medical course", from = "2016-01-01", to = "2026-12-31",
    lines = {
      { level = "vocational", hours = 4, subject = "Patient transport", key = "transport" },
      { level = "lower", hours = 3, subject = "Emergency care", key = "emergency care" },
    }, edition = "1", source = invented, unverified = true },
  { id = "EX-MOS-68", version = 1, title = "Medical specialist, occupation", from = "2016-01-01", to = "2026-12-31",
    skill = 20, lines = {
      { level = "lower", hours = 3, subject = "Emergency care", key = "emergency care" },
    }, edition = "1", source = invented, unverified = true },
  { id = "EX-MOS-68", version = 1, title = "Medical specialist, occupation", from = "2016-01-01", to = "2026-12-31",
    skill = 30, lines = {
      { level = "upper", hours = 3, subject = "Health services supervision", key = "health supervision" },
    }, edition = "1", source = invented, unverified = true },
  { id = "EX-DATA-0002", version = 1, title = "Provider course in data analysis", from = "2022-06-01",
    to = "2025-05-31", lines = {
      { level = "lower", hours = 2, subject = "Data analysis", key = "data analysis" },
    }, edition = "1", source = invented, unverified = true },
}
