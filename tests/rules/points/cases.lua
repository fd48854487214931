local function is(name, items, awards)
  for i, item in ipairs(items) do item.id = "e" .. i end
  return case(name) { portfolio = { id = "P", evidence = items }, as_of = "2026-11-01", expect = { awards = awards } }
end
local function degree(d, tag) return { kind = "degree", degree = d, tags = tag and { tag } or nil } end
local function units(n) return { kind = "units", units = n } end
local function mentor(from, to) return { kind = "mentoring", started = from, ended = to } end
local function vouched(n)
  local list = {}
  for i = 1, n do list[i] = { by = "p" .. i } end
  return { kind = "letter", endorsements = list }
end
return {
  is("a bachelor's degree", { degree "bachelor" },
    { instructor = { status = "recommended", earned = 45, unit = "points" } }),
  is("two degrees: the best counts", { degree "bachelor", degree "masters" }, { instructor = { earned = 65 } }),
  is("additional ones", { degree "masters", degree("x", "additional masters"), degree("y", "additional bachelor") },
    { instructor = { earned = 72 } }),
  is("eight units are two steps of three", { degree "bachelor", units(8) }, { instructor = { earned = 47 } }),
  is("nine units are three", { degree "bachelor", units(9) }, { instructor = { earned = 48 } }),
  is("units count ten at most", { degree "bachelor", units(60) }, { instructor = { earned = 55 } }),
  is("education 85 at most", { degree "doctorate", degree("x", "additional masters"), units(30) },
    { associate = { status = "recommended", earned = 85 } }),
  is("two years at once are two years", { degree "special", mentor("2020-01-01", "2021-12-31"),
    mentor("2020-01-01", "2021-12-31") }, { instructor = { status = "not_met" } }),
  is("three years", { degree "special", mentor("2020-01-01", "2022-12-31") },
    { instructor = { status = "recommended", earned = 31 } }),
  is("endorsements count five at most", { degree "bachelor", vouched(40) }, { instructor = { earned = 50 } }),
  is("100 points, 85 of education", { degree "doctorate", vouched(10), mentor("2019-01-01", "2023-12-31") },
    { professor = { status = "recommended", earned = 100 } }),
  is("100 points, 65 of education", { degree "masters", units(30), vouched(10), mentor("2009-01-01", "2023-12-31") },
    { professor = { status = "not_met" }, associate = { earned = 100 } }),
  is("points enough, education not", { degree "three-year", mentor("2000-01-01", "2020-12-31"), vouched(12) },
    { instructor = { earned = 55 }, associate = { status = "not_met" } }),
}
