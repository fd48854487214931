$PLAUDIT init i --actor registrar --quiet && cd i
score() { $PLAUDIT score "$@" --as-of 2026-11-01 --save --actor registrar --format table; }
score portfolios -r mentoring@1.0.0 --ratings ratings/2026-11.csv --run one --quiet >/dev/null
$PLAUDIT appeal P3 MEN101 --ratings ratings/2026-11.csv --actor registrar
$PLAUDIT appeal P3 MEN101 --ground "a1 misread it" --on 2026-11-01 --actor registrar
$PLAUDIT appeal P3 MEN101 --ground "again" --actor registrar
printf "portfolio,criterion,assessor,level\nP3,reflection,a1,meets\n" > same.csv
$PLAUDIT appeal P3 MEN101 --ratings same.csv --actor registrar
printf "portfolio,criterion,assessor,level\nP3,reflection,a7,meets\nP3,reflection,a8,exceeds\n" > others.csv
$PLAUDIT appeal P3 MEN101 --ratings others.csv --actor registrar
$PLAUDIT history S3
$PLAUDIT replay
