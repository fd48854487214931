$PLAUDIT agree --csv agree/judges.csv --levels 0,1,2,3,4,5,6,7,8,9,10 --all --json
