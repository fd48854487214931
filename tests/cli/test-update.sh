# What a change of the rubric means for its cases: the plain values are put in, what a loop makes is left.
mkdir moved
cat >moved/rubric.lua <<'LUA'
return rubric { id = "moved", version = "1", awards = {
  { id = "A", course = "A 1", credits = 4, when = count {}:at_least(2) },
  { id = "B-2", badge = "B", when = count {}:at_least(1) } } }
LUA
cat >moved/cases.lua <<'LUA'
local one = { id = "P", evidence = { { id = "e1" } } }
local cases = {
  case "written out" {
    portfolio = one, as_of = "2026-11-01",
    expect = { credits = 3, awards = { A = { status = "recommended" }, ["B-2"] = { status = "not_met" } } },
  },
  case "right" { portfolio = one, as_of = "2026-11-01", expect = { credits = 0 } },
}
for i, credits in ipairs { 0, 1 } do
  cases[#cases + 1] = case("loop " .. i) { portfolio = one, as_of = "2026-11-01", expect = { credits = credits } }
end
return cases
LUA
$PLAUDIT test moved --update
echo $?
grep expect moved/cases.lua
$PLAUDIT test moved --update | tail -n 1
sed -i 's/{ 0, 1 }/{ 0, 0 }/' moved/cases.lua
$PLAUDIT test moved --update
