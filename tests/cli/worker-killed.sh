# A worker that is killed between portfolios is replaced; nothing is lost, nothing doubled.
mkfifo in
: >out.ndjson
$PLAUDIT score - -r mini --as-of 2026-11-01 -j1 <in >out.ndjson &
program=$!
exec 3>in
head -n 1 batch.ndjson >&3
until [ -s out.ndjson ]; do sleep 0.05; done
kill -KILL $(cat /proc/$program/task/$program/children)
tail -n 2 batch.ndjson >&3
exec 3>&-
wait $program
echo $?
sed 's/,"attempt":.*/}/' out.ndjson
