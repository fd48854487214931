local function is(name, levels, settled, expect)
  local ratings = {}
  for i, level in ipairs(levels) do ratings[i] = { assessor = "a" .. i, criterion = "reflection", level = level,
    rated = "2026-05-0" .. i } end
  for role, level in pairs(settled or {}) do
    ratings[#ratings + 1] = { assessor = role, role = role, criterion = "reflection", level = level,
      rated = "2026-05-09" }
  end
  return case(name) { portfolio = { id = "P", evidence = {} }, ratings = ratings, as_of = "2026-11-01",
    expect = expect }
end
local function gives(status, value, flags)
  return { awards = { A = { status = status } }, criteria = { reflection = { value = value } }, flags = flags or {} }
end
return {
  is("both meet", { "meets", "meets" }, nil, gives("recommended", 2)),
  is("the mean of meets and exceeds", { "meets", "exceeds" }, nil, gives("recommended", 2.5)),
  is("both sides of the line", { "emerging", "meets" }, nil, gives("undecided", null, { "dispute:reflection" })),
  is("the same, settled by a moderator", { "emerging", "meets" }, { moderator = "meets" }, gives("recommended", 2)),
  is("settled against the learner", { "emerging", "exceeds" }, { joint = "emerging" }, gives("not_met", 1)),
  is("two levels apart below the line", { "absent", "emerging" }, nil, gives("not_met", 0.5)),
  is("one assessor: the other may lift or lower it", { "meets" }, nil,
    gives("undecided", null, { "missing:reflection" })),
  is("one assessor, and nothing the other says can lift it", { "absent" }, nil,
    gives("not_met", null, { "missing:reflection" })),
  is("a third read", { "meets", "meets", "exceeds" }, nil, gives("recommended", "7/3")),
}
