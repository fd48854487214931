# Decisions made earlier: ids without names, names and wording where they are given.
$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 -q -o decisions.ndjson
$PLAUDIT report decisions.ndjson --as text --for learner
$PLAUDIT report decisions.ndjson --portfolios batch.ndjson -r mini --as text --for assessor -o named.txt
$PLAUDIT report batch.ndjson -r mini --as-of 2026-11-01 --as text --for assessor -q -o scored.txt
cmp named.txt scored.txt && echo the same
cat decisions.ndjson | $PLAUDIT report - --as text --for board | head -8
