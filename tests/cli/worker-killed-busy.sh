# A worker killed while it scores: that portfolio becomes a fault, the others are scored.
mkfifo in
$PLAUDIT score - -r other --as-of 2026-11-01 -j1 --limits budget=500000000 <in >out.ndjson &
program=$!
exec 3>in
echo '{"id":"A","steps":1,"evidence":[]}' >&3
until [ -s out.ndjson ]; do sleep 0.05; done
worker=$(cat /proc/$program/task/$program/children)
ticks() { cut -d' ' -f14 /proc/${worker% }/stat; }
before=$(ticks)
{ echo '{"id":"B","steps":40000000,"evidence":[]}'; echo '{"id":"C","steps":9,"evidence":[]}'; } >&3
while [ "$(ticks)" -lt $((before + 5)) ]; do sleep 0.01; done
kill -KILL $worker
exec 3>&-
wait $program
echo $?
sed 's/,"attempt":.*/}/' out.ndjson
