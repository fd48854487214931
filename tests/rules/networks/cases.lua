local function many(kind, n, list)
  for i = 1, n do list[#list + 1] = { id = kind .. #list, kind = kind } end
  return list
end
local function is(name, evidence, awards)
  return case(name) { portfolio = { id = "P", evidence = evidence }, as_of = "2026-11-01",
    expect = { awards = awards } }
end
local function post(...) return { { id = "p", kind = "post", tags = { ... } } } end
local function span(kind, from, to, issuer) return { id = kind .. from, kind = kind, started = from, ended = to,
  issuer = issuer } end
return {
  is("introduced, two threads", many("introduction", 1, many("thread", 2, {})),
    { learner = { status = "recommended" }, participant = { status = "not_met" } }),
  is("one thread", many("introduction", 1, many("thread", 1, {})), { learner = { status = "not_met" } }),
  is("6 of 12 threads", many("live session", 1, many("thread", 6, {})),
    { participant = { status = "not_met", gaps = { { kind = "more", by = 1, to = 7 } } } }),
  is("7 of 12, no session", many("thread", 7, {}), { participant = { status = "not_met" } }),
  is("7 of 12 and a session", many("live session", 1, many("thread", 7, {})),
    { participant = { status = "recommended" }, contributor = { status = "not_met" } }),
  is("and something made", many("blog", 1, many("live session", 1, many("thread", 7, {}))),
    { contributor = { status = "recommended" } }),
  is("made, but no participant", many("blog", 1, many("thread", 7, {})), { contributor = { status = "not_met" } }),
  is("a week of 1.5", post("on time", "applied"), { blog = { earned = 1.5 } }),
  is("a week of 1", post("on time", "linked"), { blog = { status = "not_met" } }),
  is("a week of 3", post("on time", "linked", "idea", "applied"), { blog = { earned = 3 } }),
  is("six months of two at once", { span("forum", "2026-01-01", "2026-05-31", "A"),
    span("list", "2026-03-01", "2026-06-30", "B") }, { sustained = { status = "recommended" } }),
  is("the same five months twice", { span("forum", "2026-01-01", "2026-05-31", "A"),
    span("list", "2026-01-01", "2026-05-31", "B") }, { sustained = { status = "not_met" } }),
  is("six months of one community", { span("forum", "2026-01-01", "2026-06-30", "A") },
    { sustained = { status = "not_met" } }),
  is("three voices", { { id = "t", kind = "talk", endorsements = { { by = "x" }, { by = "y" }, { by = "z" } } } },
    { effect = { status = "recommended" } }),
  is("two: a person looks", { { id = "t", kind = "talk", endorsements = { { by = "x" }, { by = "y" } } } },
    { effect = { status = "referred" } }),
}
