$PLAUDIT agree --csv agree/observers.csv --levels 1,2,3,4,5 --all
