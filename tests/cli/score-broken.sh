# One broken line, one wrong type, one duplicate key: each is told, the rest is done.
{
  head -n 1 batch.ndjson
  echo '{"id":"B1","evidence":[{"id":"e1","kind":"work","hours":12,}]}'
  echo '{"id":"B2","evidence":[{"id":"e1","kind":7,"hours":"many"}]}'
  echo '{"id":"B3","evidence":[],"id":"B4"}'
  tail -n 1 batch.ndjson
} >broken.ndjson
$PLAUDIT score broken.ndjson -r mini --as-of 2026-11-01 | sed 's/,"attempt":.*/}/'
$PLAUDIT score broken.ndjson -r mini --as-of 2026-11-01 -q >/dev/null 2>&1
echo $?
