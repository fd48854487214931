$PLAUDIT init i --actor registrar --quiet && cd i
score() { $PLAUDIT score "$@" --as-of 2026-11-01 --save --actor registrar --format table; }
score portfolios -r mentoring@1.0.0 --run one
$PLAUDIT rate ratings/2026-11.csv --actor registrar
score --store plaudit.db -r mentoring@1.0.0 --run two
$PLAUDIT decide P1 MEN101 --approve --actor chair
$PLAUDIT decide P1 MEN101 --approve --actor registrar --json
$PLAUDIT explain P1
$PLAUDIT export --as csv
$PLAUDIT history S1
$PLAUDIT replay
$PLAUDIT verify | head -n 1
$PLAUDIT log | sed "s|  [0-9a-f]\{12\}  |  HASH  |"
