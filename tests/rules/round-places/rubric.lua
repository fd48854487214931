-- The place matters more than the mode: by course of a list, by award, or over all awards for one course.
local awards = {
  { id = "by-award", course = { { course = "B 1", credits = "5/3" }, { course = "B 2", credits = "5/3" } },
    when = count { kind = "award" }:at_least(1) },
  { id = "by-item", course = { { course = "I 1", credits = "5/3" }, { course = "I 2", credits = "5/3" } },
    method = "itemised", when = count { kind = "item" }:at_least(1) },
}
for i = 1, 3 do
  awards[#awards + 1] = { id = "by-course-" .. i, elective = "Open courses", credits = "5/3", method = "pooled",
    when = count { kind = "course", tag = "" .. i }:at_least(1) }
end
awards[#awards + 1] = { id = "whole", elective = "Exact", credits = "5/3",
  when = count { kind = "exact" }:at_least(1) }
return rubric { id = "round-places", version = "1", awards = awards }
