# What a person would have had to look at is no matter for a learner who is through without one.
mkdir ask
cat >ask/rubric.lua <<'LUA'
local items = count {}
return rubric { id = "ask", version = "1", awards = {
  { id = "A", badge = "one other way", when = items:at_least(1) | refer "ask the dean" },
  { id = "B", badge = "two other ways", when = items:at_least(1) | items:at_least(9) | refer "ask the dean" },
  { id = "C", badge = "one of a number", when = at_least_of(1, { items:at_least(1), refer "ask the dean" }) },
  { id = "D", badge = "a person is needed", when = items:at_least(9) | refer "ask the dean" },
} }
LUA
echo '{"id":"P","evidence":[{"id":"e1"}]}' >ask.json
for language in en es; do
  $PLAUDIT report ask.json -r ask --as-of 2026-11-01 --as text --for learner --lang $language | sed -n '/^[A-D] [ota]/,/^$/p; /^Why/,/^$/p; /^Por/,/^$/p'
done
$PLAUDIT explain ask.json -r ask --as-of 2026-11-01
