$PLAUDIT agree --csv agree/panel.csv --levels 0,1,2,3 --benchmarks agree/benchmarks.csv --seeds agree/seeds.csv --json | tail -c 1500
