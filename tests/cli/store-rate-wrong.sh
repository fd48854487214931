$PLAUDIT init i --actor registrar --quiet && cd i
score() { $PLAUDIT score "$@" --as-of 2026-11-01 --save --actor registrar --format table; }
score portfolios -r mentoring@1.0.0 --run one --quiet >/dev/null
printf "portfolio,criterion,assessor,level,rated\nP1,reflexion,a1,meets,\nP9,reflection,a1,meets,\nP2,reflection,a1,meest,\nP2,reflection,a2,7,\n" > bad.csv
$PLAUDIT rate bad.csv --actor registrar
echo "status $?"
$PLAUDIT rate ratings/2026-11.csv --actor registrar
$PLAUDIT rate ratings/2026-11.csv --actor registrar
sed "s/a1,meets/a1,exceeds/" ratings/2026-11.csv > changed.csv
$PLAUDIT rate changed.csv --actor registrar --json
