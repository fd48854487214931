mkdir m && cp mini/rubric.lua m && echo 'return policy { id = "pol", version = "1", unit = "ects", units = { semester = 2 }, caps = { all = { max = 4 } } }' >pol.lua
$PLAUDIT score batch.ndjson -r m -p pol.lua --as-of 2026-11-01 --save --store s.db --actor reg -o out.ndjson -q
D="--store s.db --actor dean --reason why --override --credits"; $PLAUDIT decide P1 EDU1 $D 2.5 --json; $PLAUDIT decide P1 speaker $D 0; $PLAUDIT decide P2 EDU1 $D 0
$PLAUDIT export --store s.db --as badge --credit --key exchange/badge.pem -o b && ls b | sed 's/\.[0-9a-f-]*\././' && grep -ho '"creditsAvailable":[^,]*\|"creditsEarned":[^,]*\|"narrative":"Granted[^\\]*\|"tag":[^]]*\]' b/*.json
$PLAUDIT export batch.ndjson -r m -p pol.lua --as-of 2026-11-01 --as badge --credit --key exchange/badge.pem -o c -q && grep -ho '"creditsAvailable":[^,]*\|"creditsEarned":[^,]*\|Counted[^\\]*' c/P1.EDU1*.json
