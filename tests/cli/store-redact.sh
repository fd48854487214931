$PLAUDIT init i --actor registrar --quiet && cd i
score() { $PLAUDIT score "$@" --as-of 2026-11-01 --save --actor registrar --format table; }
score portfolios -r mentoring@1.0.0 --ratings ratings/2026-11.csv --run one --quiet >/dev/null
$PLAUDIT backup copy.db --quiet
$PLAUDIT redact S1 --reason "schedule 7" --actor registrar
$PLAUDIT redact S1 --actor registrar
grep -c "Ana Example" plaudit.db
$PLAUDIT history S1
$PLAUDIT replay
$PLAUDIT verify | head -n 1
$PLAUDIT restore copy.db --actor registrar
$PLAUDIT history S1
