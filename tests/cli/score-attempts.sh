# Refer, then final: a rating without attempt stands for every one, so that what was met needs no second look.
mkdir twice
cat >twice/rubric.lua <<'LUA'
return rubric { id = "twice", version = "1", scale = { "not met", "met" }, minimum = "met",
  criteria = { { id = "a" }, { id = "b" } },
  awards = { { id = "X", badge = "x", when = all_met() } },
  outcomes = { { id = "pass", when = all_met() }, { id = "refer", when = attempt():is(1) }, { id = "fail" } } }
LUA
printf '{"id":"P","attempt":%d,"evidence":[]}\n' 1 2 3 >twice.ndjson
cat >twice.csv <<'CSV'
portfolio,attempt,criterion,assessor,level,rated
P,,a,x,met,2026-01-01
P,1,b,x,not met,2026-01-01
P,2,b,x,not met,2026-03-01
P,3,b,x,met,2026-05-01
CSV
$PLAUDIT score twice.ndjson -r twice --ratings twice.csv --as-of 2026-11-01 | sed 's/"as_of".*"outcome"/"outcome"/; s/,"awards".*//'
