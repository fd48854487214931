-- A table by id, date and score: one row per exam, edition and period. CLEP hours changed between editions, DSST
-- changed
-- its scale, an ACE exhibit is valid for the date taken.
local awards = {}
for _, row in ipairs(include "rows") do
  awards[#awards + 1] = { id = row.exam .. "@" .. row.edition, course = row.course, credits = row.hours,
    exclusive = row.exam,
    credit_level = row.level, cite = row, when = exam(row.exam, { from = row.from, to = row.to }):at_least(row.min) }
end
return rubric { id = "decide-table", version = "1", method = "exam", awards = awards }
