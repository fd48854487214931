# A limit inside a function fails that award only; the batch goes on.
for steps in 10 10000000; do
  echo "{\"id\":\"S$steps\",\"steps\":$steps,\"evidence\":[]}"
done >steps.ndjson
$PLAUDIT score steps.ndjson -r other --as-of 2026-11-01 >out.ndjson
echo $?
sed 's/.*"portfolio":\("[^"]*"\).*"awards":\[{"id":"BUSY".*"status":\("[^"]*"\),"method.*"text":\("[^"]*"\).*/\1 \2 \3/' out.ndjson
