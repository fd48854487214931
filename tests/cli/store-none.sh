$PLAUDIT init i --actor registrar --quiet && cd i
score() { $PLAUDIT score "$@" --as-of 2026-11-01 --save --actor registrar --format table; }
cd ..; $PLAUDIT log
$PLAUDIT decide P1 A --approve
$PLAUDIT decide P1 A
$PLAUDIT verify --head 12
$PLAUDIT init i
