# A rating of a later date takes the place of an earlier one; of an earlier date it is another.
$PLAUDIT load mini --store s.db --actor registrar -q
$PLAUDIT score portfolios -r mini@1 --as-of 2026-11-01 --save --run one --store s.db --actor registrar -q -o /dev/null
rate() { printf 'portfolio,criterion,assessor,level,rated\nP5,reflection,a1,%s,%s\n' "$1" "$2" >ratings.csv; $PLAUDIT rate ratings.csv --store s.db --actor registrar; }
rate meets 2026-10-10
rate meets 2026-10-10
rate exceeds 2026-10-10
rate exceeds 2026-10-12
rate absent 2026-10-01
$PLAUDIT score --store s.db -r mini@1 --as-of 2026-11-01 -q | grep P5 | grep -o '"ratings":\[\[[^]]*\]\]'
