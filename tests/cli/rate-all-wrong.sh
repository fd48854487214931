# Every wrong cell is told at once: what cannot be read, and what the store knows better. Nothing is taken.
$PLAUDIT load mini --store s.db --actor registrar -q
$PLAUDIT score portfolios -r mini@1 --as-of 2026-11-01 --save --run one --store s.db --actor registrar -q -o /dev/null
cat >ratings.csv <<END
portfolio,criterion,assessor,level,rated
P5,reflection,a1,meets,2026-13-01
P5,reflexion,a1,meets,
P6,reflection,a1,meet,
P9,reflection,a1,meets,
P6,reflection,a2,meets,
END
$PLAUDIT rate ratings.csv --store s.db --actor registrar
sed -n '1p;$p' ratings.csv >right.csv
$PLAUDIT rate right.csv --store s.db --actor registrar
