$PLAUDIT init i --actor registrar --quiet && cd i
score() { $PLAUDIT score "$@" --as-of 2026-11-01 --save --actor registrar --format table; }
score portfolios -r mentoring@1.0.0 --ratings ratings/2026-11.csv --run one --quiet >/dev/null
for who in chair registrar; do $PLAUDIT decide P1 MEN101 --approve --actor $who --quiet; done
printf "portfolio,award,status,on,reference\nP1,MEN101,posted,2026-11-24,TX1\nP3,MEN101,posted,,\n" > half.csv
$PLAUDIT posted half.csv --actor registrar
printf "portfolio,award,status,on\nP1,MEN101,booked,2026-13-24\n" > bad.csv
$PLAUDIT posted bad.csv --actor registrar
printf "portfolio,award,status,on,reference\nP1,MEN101,posted,2026-11-24,TX1\n" > good.csv
$PLAUDIT posted good.csv --actor registrar
$PLAUDIT posted good.csv --actor registrar
