local n = 0
local work = measure("work", function(p)
  n = n + 1
  local sum = 0
  for _, e in ipairs(p.evidence) do sum = sum + (e.hours or 0) end
  return sum, { "e1" }
end)
return rubric { id = "r", version = "1",
  awards = {
    { id = "a", course = "A 1", credits = 3, unit = "semester", when = work:at_least(30)
      & check("first", function(p) return n == 1, "said " .. n end)
      & count { where = function(e, p) return e.kind == "work" end }:more_than(0) },
    { id = "b", badge = "B", when = measure("bad", function() return {} end):is(1)
      | check("endless", function() while true do end end) },
  } }
