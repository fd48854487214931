# Twice the same bytes; a workbook goes to a file only; what fails leaves no file.
for name in a b; do
  $PLAUDIT report batch.ndjson -r mini -p policies/policy.lua --as-of 2026-11-01 -o $name.xlsx -q
done
cmp a.xlsx b.xlsx && head -c 2 a.xlsx && echo
$PLAUDIT report batch.ndjson -r mini --as-of 2026-11-01
echo $?
$PLAUDIT report batch.ndjson -r wrong/misspelt.lua --as-of 2026-11-01 -o c.xlsx
echo $?
ls *.xlsx
