$PLAUDIT agree --csv agree/teams.csv --levels 0,1,2,3
