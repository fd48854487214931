# The comparison as a page and on paper: the same bytes twice, the chart with its table, another language.
cp -r mini next
sed -i 's/at_least(40)/at_least(60)/' next/rubric.lua
for form in html pdf; do
  $PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01 --as $form -q -o a.$form
  $PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01 --as $form -q -j1 -o b.$form
  cmp a.$form b.$form && echo the same $form
done
sed -n '/<main/,/<\/main>/p' a.html
$PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01 --as html --lang fr -q | grep '<h1\|<h2'
$PLAUDIT compare mini mini batch.ndjson --as-of 2026-11-01 --as html -q | grep 'No award'
$PLAUDIT compare mini wrong/misspelt.lua batch.ndjson --as-of 2026-11-01 --as html -q -o c.html
echo $?
ls ./*.html
