# Words, numbers and dates in other languages; what a rubric's author wrote stays.
for code in fr es ar; do
  $PLAUDIT report batch.ndjson -r mini -p policies/policy.lua --as-of 2026-11-01 --as text --for learner --lang $code -q
done
$PLAUDIT report batch.ndjson -r mini --as text --lang tlh
