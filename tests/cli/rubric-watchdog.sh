# What no budget stops the watchdog does; the second portfolio of that kind stops the run there.
for steps in 1 90000000000 2 90000000000 3; do
  echo "{\"id\":\"S$steps\",\"steps\":$steps,\"evidence\":[]}"
done | $PLAUDIT score - -r other --as-of 2026-11-01 -j2 --limits budget=1000000000000 >out.ndjson
echo $?
sed 's/,"attempt":.*/}/' out.ndjson
