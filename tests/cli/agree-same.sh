$PLAUDIT agree --csv agree/same.csv --levels 0,1,2,3 --json
