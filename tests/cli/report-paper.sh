# Paper: A4 unless Letter is asked for, in the letter, the page and the workbook.
C="-r mini -p policies/policy.lua --as-of 2026-11-01 -q"
for paper in a4 letter; do
  $PLAUDIT report batch.ndjson $C --as pdf --for board --paper $paper -o board.pdf
  grep -a -o 'MediaBox \[[0-9. ]*\]' board.pdf | sort -u
  $PLAUDIT report batch.ndjson $C --as html --for board --paper $paper -o board.html
  grep -c 'size:letter' board.html
  $PLAUDIT report batch.ndjson $C --paper $paper -o book.xlsx
  python3 -c 'import re, zipfile
book = zipfile.ZipFile("book.xlsx")
print({s for n in book.namelist() for s in re.findall(b"paperSize=.[0-9]+", book.read(n))})'
done
$PLAUDIT report batch.ndjson $C --as pdf --paper leter -o board.pdf
