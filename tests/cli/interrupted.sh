# What is done is kept, a file with -o is left as it was and the user told, the status is 130.
mkfifo in
echo old >kept.ndjson
for target in - kept.ndjson; do
  (trap - INT; exec $PLAUDIT score - -r mini --as-of 2026-11-01 -o $target <in >out.ndjson 2>notes) &
  program=$!
  exec 3>in
  head -n 1 batch.ndjson >&3
  sleep 0.3
  kill -TERM $program
  wait $program
  echo $?
  exec 3>&-
  grep -v scored notes >&2
done
cat kept.ndjson
rm notes
ls
