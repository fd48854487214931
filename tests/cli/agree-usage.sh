$PLAUDIT agree
$PLAUDIT agree --csv agree/panel.csv batch.ndjson
$PLAUDIT agree --csv agree/panel.csv --levels 0,2,1
$PLAUDIT agree --csv agree/panel.csv --levels 0,1,2,3 --target 2
$PLAUDIT agree --csv agree/panel.csv --levels 0,1,2,3 --cut 7
$PLAUDIT agree --csv agree/panel.csv --levels 0,1,2,3 --weights valu
$PLAUDIT agree --csv missing.csv
$PLAUDIT agree batch.ndjson
