-- UMPI: a test must be used where one exists; TRU and Athabasca: transfer first, then prior learning.
local awards = {}
for _, row in ipairs(include "courses") do
  local ready -- a test where there is one, else transfer credit looked at first
  if row.test then ready = count { kind = "exam", exam = row.test }:at_least(1)
  else ready = portfolio "transfer_evaluated":is(true) end
  awards[#awards + 1] = { id = row.course, course = row.course, credits = 3,
    applies = claim "course":is(row.course), when = all_met() & ready }
end
return rubric { id = "test-first", version = "1", method = "portfolio", fields = { transfer_evaluated = "boolean" },
  scale = { "no", "yes" }, minimum = "yes", criteria = { { id = "outcomes" } }, awards = awards }
