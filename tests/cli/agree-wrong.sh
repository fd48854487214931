$PLAUDIT agree --csv agree/wrong.csv --levels 0,1,2,3
