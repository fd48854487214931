-- A rubric with functions of its own: a measure, a check, a filter's test, and one that fails.
local partners = measure("partners", function(p)
  local seen, named, number = {}, {}, 0
  for _, item in ipairs(p.evidence) do
    if item.issuer and not seen[item.issuer] then
      seen[item.issuer], number = true, number + 1
      named[#named + 1] = item
    end
  end
  return number, named
end)

return rubric {
  id = "own", version = "1",
  awards = {
    { id = "partner", badge = "Partner", when = partners:at_least(2) },
    { id = "steady", badge = "Steady", when = check("two in a row", function(p)
        return #p.evidence >= 4, "only " .. #p.evidence .. " of 4"
      end) },
    { id = "long", badge = "Long",
      when = count { where = function(item) return item.hours and item.hours >= 10 end }:at_least(1) },
    { id = "broken", badge = "Broken", when = check("broken", function(p) return p.nothing.more end) },
  },
}
