# The same bytes with any number of workers, and without any.
i=0
while [ $i -lt 60 ]; do cat batch.ndjson; echo '{"id":"broken"'; i=$((i + 1)); done >many.ndjson
for option in -j1 -j2 -j4 --no-isolation; do
  $PLAUDIT score many.ndjson -r mini -r other --as-of 2026-11-01 $option >out$option 2>err$option
  echo "$option $?"
  cmp out-j1 out$option && cmp err-j1 err$option
done
wc -l <out-j1
