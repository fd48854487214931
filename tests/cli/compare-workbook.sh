# Twice the same bytes; a workbook goes to a file only; what fails leaves no file; JSON goes to one, too.
cp -r mini next
sed -i 's/at_least(40)/at_least(60)/' next/rubric.lua
for name in a b; do
  $PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01 --as xlsx -o $name.xlsx
done
cmp a.xlsx b.xlsx && head -c 2 a.xlsx && echo
python3 -c 'import zipfile; print(zipfile.ZipFile("a.xlsx").read("xl/worksheets/sheet2.xml").count(b"<row "))'
$PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01 --as xlsx
echo $?
$PLAUDIT compare mini wrong/misspelt.lua batch.ndjson --as-of 2026-11-01 --as xlsx -o c.xlsx
echo $?
$PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01 -f json -o d.json
$PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01 --json | cmp - d.json
ls *.xlsx d.json
