# Documents of what the store holds; the board's with the days of cases and with appeals.
at() { SOURCE_DATE_EPOCH=$(date -u -d "$1" +%s); export SOURCE_DATE_EPOCH; }
at 2026-09-01
$PLAUDIT init i --actor registrar --quiet && cd i
score() { $PLAUDIT score "$@" --as-of 2026-11-01 --save --actor registrar --format table -q -o scored.txt; }
score portfolios -r mentoring@1.0.0 --ratings ratings/2026-11.csv --run one
at 2026-09-11
$PLAUDIT decide P1 MEN101 --approve --actor chair
$PLAUDIT decide P1 MEN101 --approve --actor registrar
at 2026-09-13
printf 'portfolio,award,status\nP1,MEN101,posted\n' > answers.csv
$PLAUDIT posted answers.csv --actor registrar
$PLAUDIT appeal P3 MEN101 --ground 'a1 misread it' --on 2026-09-13 --actor registrar
at 2026-11-01
$PLAUDIT report --for board --as text --lang en > board.txt
sed -n '/^Time to a decision/,/^Overview/p; /^Appeals/,/^Agreement/p' board.txt
printf "portfolio,criterion,assessor,level\nP3,reflection,a7,exceeds\nP3,reflection,a8,exceeds\n" > others.csv
$PLAUDIT appeal P3 MEN101 --ratings others.csv --actor registrar
$PLAUDIT report --store plaudit.db --for board --as text | sed -n '/^Appeals/,/^Agreement/p'
for reader in registrar learner assessor; do
  echo "--- $reader"
  $PLAUDIT report --store plaudit.db --run one --for $reader --as text | head -12
done
$PLAUDIT report --store plaudit.db --for board --as html -o board.html
$PLAUDIT report --store plaudit.db --for board --as pdf -o board.pdf
$PLAUDIT report --store plaudit.db --for learner --as html -o letters/
$PLAUDIT report --store plaudit.db -o book.xlsx
for name in board.html board.pdf book.xlsx; do head -c 4 $name | tr -d '\r\n'; echo " $name"; done
$PLAUDIT report --store plaudit.db --run none --for board --as text
