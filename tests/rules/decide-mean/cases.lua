local function is(reflection, artefacts, quizzes, value, status)
  return case(reflection .. " " .. artefacts .. " " .. quizzes) { portfolio = { id = "P", evidence = {} },
    ratings = { reflection = reflection, artefacts = artefacts, quizzes = quizzes }, as_of = "2026-11-01",
    expect = { score = value, awards = { A = { status = status } } } }
end
return { is(2, 2, 2, 2, "recommended"), is(3, 1, 1, 2, "recommended"), is(1, 3, 3, 2, "recommended"),
  is(2, 2, 1, "11/6", "not_met"), is(3, 1, 0, "11/6", "not_met") }
