local function is(t1, t2, p1, p2, both, balance)
  return case(t1 .. "+" .. t2 .. " theory, " .. p1 .. "+" .. p2 .. " practice") {
    portfolio = { id = "P", evidence = {} }, ratings = { principles = t1, sources = t2, doing = p1, artefacts = p2 },
    as_of = "2026-11-01", expect = { awards = { both = { status = both }, balance = { status = balance } } } }
end
return {
  is(2, 2, 2, 2, "recommended", "recommended"),
  is(1, 2, 3, 3, "not_met", "recommended"), -- 1.5 : 3
  is(3, 3, 2, 1, "not_met", "recommended"),
  is(1, 1, 3, 3, "not_met", "not_met"),     -- much practice does not stand for theory
  is(1, 3, 2, 2, "recommended", "recommended"),
  is(0, 0, 0, 0, "not_met", "not_met"),
}
