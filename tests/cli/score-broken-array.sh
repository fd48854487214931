printf '[\n  {"id": "A", "evidence": []},\n  {"id": "B", "evidence": [},\n  {"id": "C", "evidence": []}\n]\n' >array.json
$PLAUDIT score array.json -r mini --as-of 2026-11-01 >out.ndjson
echo $?
sed 's/,"attempt":.*/}/' out.ndjson
