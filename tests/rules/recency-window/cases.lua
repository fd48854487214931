local function is(name, portfolio, awards)
  portfolio.id = "P"
  return case(name) { portfolio = portfolio, as_of = "2026-11-01", expect = { awards = awards } }
end
-- ten years of 300 hours a year: 3653 days from 2016-11-01 to 2026-11-01
local function work(bachelor, hours)
  return { learner = { id = "S", bachelor_awarded = bachelor },
    evidence = { { id = "w", kind = "work", started = "2016-11-01", ended = "2026-10-31", hours = hours } } }
end
local function ended(day) return { evidence = { { id = "w", kind = "work", started = "2015-01-01",
  ended = day } } } end
local function module(day) return { evidence = { { id = "m", kind = "module", started = day,
  ended = "2026-01-31" } } } end
local function sources(n, day)
  local items = {}
  for i = 1, n do items[i] = { id = "s" .. i, kind = "source", published = day } end
  return { evidence = items }
end
return {
  is("bachelor long ago: the last 7 years of 10 count", work("2010-06-30", 2860),
    { CMU = { status = "recommended" } }),
  is("some hours less", work("2010-06-30", 2850), { CMU = { status = "not_met" } }),
  is("bachelor two years ago: only what lies after", work("2024-11-01", 9990), { CMU = { status = "not_met" } }),
  is("as much in two years", work("2024-11-01", 10010), { CMU = { status = "recommended" } }),
  is("no bachelor's degree: the 7 years", work(nil, 2860), { CMU = { status = "recommended" } }),
  is("nobody knows when", work("unknown", 9000), { CMU = { status = "undecided" } }),
  is("ended three years ago", ended "2023-11-01", { Duluth = { status = "recommended" } }),
  is("a day more", ended "2023-10-31", { Duluth = { status = "not_met" } }),
  is("begun six years ago", module "2020-11-01", { Huddersfield = { status = "recommended" } }),
  is("begun a day earlier", module "2020-10-31", { Huddersfield = { status = "not_met" } }),
  is("five sources of five years", sources(5, "2021-11-01"), { Sentinel = { status = "recommended" } }),
  is("four", sources(4, "2021-11-01"), { Sentinel = { status = "not_met" } }),
  is("five, a day older", sources(5, "2021-10-31"), { Sentinel = { status = "not_met" } }),
}
