$PLAUDIT agree --csv agree/panel.csv --levels 0,1,2,3 --cut 2
