# Ranks by points: who stands is named where nothing is cut; a failing function is told once.
mkdir ranks
cat >ranks/rubric.lua <<'END'
return rubric {
  id = "ranks", version = "1", title = "Ranks", criteria = {},
  awards = {
    { id = "associate", points = "Associate", by = hours {}, when = hours {}:at_least(1), exclusive = "rank" },
    { id = "senior", points = "Senior", by = hours {}, when = hours {}:at_least(9), exclusive = "rank" },
    { id = "odd", badge = "Odd", when = check("asked for", function(p) return p.nothing.here end) },
  },
}
END
echo '{"id":"P","evidence":[{"id":"e1","kind":"work","hours":10}]}' >p.json
$PLAUDIT explain p.json -r ranks --as-of 2026-11-01
