# A reader that goes away ends the run without a word.
i=0
while [ $i -lt 500 ]; do cat batch.ndjson; i=$((i + 1)); done >many.ndjson
$PLAUDIT score many.ndjson -r mini --as-of 2026-11-01 -q | head -n 1 | sed 's/,"attempt":.*/}/'
