# The row an award rests on, and whether somebody could check it.
cat >source.lua <<'LUA'
local rows = {
  { id = "A", source = "example.org/table", edition = "2024" },
  { id = "B", source = "a guess", unverified = true },
}
return rubric {
  id = "source", version = "1", title = "Source",
  awards = {
    { id = "A", course = "ABC 1", credits = 3, grade = "B", cite = rows[1], when = attempt():is(1) },
    { id = "B", badge = "B", cite = rows[2], when = attempt():is(2) },
  },
}
LUA
echo '{"id":"P1","evidence":[]}' | $PLAUDIT explain - -r source.lua --as-of 2026-11-01
