-- A second rubric, with a function of its own that works hard when asked to.
local busy = measure("work asked for", function(p)
  local n = 0
  for i = 1, (p.steps or 0) do n = n + i % 7 end
  return n
end)
return rubric {
  id = "other", version = "2", title = "Other", fields = { steps = "number" },
  awards = { { id = "BUSY", badge = "Busy", when = busy:at_least(1) } },
}
