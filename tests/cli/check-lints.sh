# Every lint with its severity and what it finds.
$PLAUDIT check --lints
