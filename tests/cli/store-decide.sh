$PLAUDIT init i --actor registrar --quiet && cd i
score() { $PLAUDIT score "$@" --as-of 2026-11-01 --save --actor registrar --format table; }
score portfolios -r mentoring@1.0.0 --ratings ratings/2026-11.csv --run one --quiet >/dev/null
for who in a1 chair; do $PLAUDIT decide P1 MEN101 --approve --actor $who; done
$PLAUDIT decide P1 MEN101 --approve --role department --actor chair
$PLAUDIT decide P1 MEN101 --approve --role dean --actor chair
$PLAUDIT decide P2 MEN101 --approve --actor chair
$PLAUDIT decide P2 MEN10 --deny --reason no --actor chair
$PLAUDIT decide P2 MEN101 --override --credits 1.5 --actor registrar
$PLAUDIT decide P2 MEN101 --override --credits 1.5 --reason "an interview" --actor registrar
printf "portfolio,award,Decision,Credits,Reason\nP1,MEN101,approve,,\nP3,MEN101,aprove,,\nP2,MEN101,deny,,\n" > bad.csv
$PLAUDIT decide --file bad.csv --actor registrar
printf "portfolio,award,Decision,Credits,Reason\nP1,MEN101,approve,,\nP3,MEN101,approve,,\n" > half.csv
$PLAUDIT decide --file half.csv --actor registrar
printf "portfolio,award,Decision,Credits,Reason\nP1,MEN101,approve,,\nP3,MEN101,deny,,no agreement\nP2,MEN101,,,\n" > good.csv
$PLAUDIT decide --file good.csv --actor registrar
$PLAUDIT decide --file good.csv --actor registrar
