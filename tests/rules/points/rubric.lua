-- NBC 461: education at most 85, step tables, nested caps; a US contract: ranks by points with a floor of education
-- points.
local education = points { cap = 85,
  best("degree", { doctorate = 85, masters = 65, law = 65, diploma = 55, bachelor = 45, ["three-year"] = 30,
    special = 25 }, { kind = "degree" }),
  { count { kind = "degree", tag = "additional masters" }, each = 4 },
    { count { kind = "degree", tag = "additional bachelor" }, each = 3 },
  { sum("units", { kind = "units" }), per = 3, each = 1, cap = 10 } }:named "education"
local community = points { cap = 25, { years { kind = { "facilitation", "mentoring" } }, each = 2 },
  { endorsements {}, each = "0.5", cap = 5 } }:named "community"
local all = (education + community):named "points"
local function rank(id, least, floor)
  return { id = id, points = id, by = all, exclusive = "rank", when = all:at_least(least) & education:at_least(floor),
    because = "{points} points, {education} of them education" }
end
return rubric { id = "points", version = "1", fields = { degree = "text", units = "number" },
  awards = { rank("professor", 100, 85), rank("associate", 80, 45), rank("instructor", 30, 25) } }
