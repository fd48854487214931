local function is(scores, diploma, subjects, whole)
  local items = {}
  for i, subject in ipairs { "Biology", "History", "English", "Physics" } do
    if scores[i] then items[#items + 1] = { id = "x" .. i, kind = "exam",
      exam = { name = "IB/" .. subject .. " HL", score = scores[i], taken = "2026-05-01" } } end
  end
  if diploma then items[#items + 1] = { id = "d", kind = "diploma", diploma_points = diploma } end
  return case(table.concat(scores, " ") .. " / " .. (diploma or "no diploma")) { portfolio = { id = "P",
    evidence = items }, as_of = "2026-11-01",
    expect = { awards = { subjects = subjects, diploma = whole } } }
end
return {
  is({ 3 }, nil, { status = "not_met" }, { status = "not_met" }), is({ 4 }, nil, { credits = 4 }),
  is({ 5 }, nil, { credits = 8 }), is({ 7, 4 }, nil, { credits = 12 }),
  is({ 5, 5, 5 }, nil, { credits = 24 }), is({ 5, 5, 5, 5 }, nil, { credits = 24 }),
  is({ 5 }, 29, { credits = 8 }, { status = "not_met" }),
  is({ 5 }, 30, { status = "withheld" }, { credits = 32 }),
}
