{
  head -n 1 batch.ndjson
  printf '{"id":"H","evidence":[],"term":"'
  head -c 4200000 /dev/zero | tr '\0' x
  printf '"}\n'
  tail -n 1 batch.ndjson
} | $PLAUDIT score - -r mini --as-of 2026-11-01 >out.ndjson
echo $?
sed 's/,"attempt":.*/}/' out.ndjson
