# Ratings that meet no portfolio are told: an id may be misspelt. A wrong one shows its own line.
cat >rated.csv <<'END'
portfolio,attempt,criterion,assessor,level
P5,,reflection,a1,meets
p6,,reflection,a1,meets
p6,,reflection,a2,meets
P6,2,reflection,a1,meets
END
$PLAUDIT score portfolios -r mini --as-of 2026-11-01 --ratings rated.csv >/dev/null
echo $?
$PLAUDIT score portfolios -r mini --as-of 2026-11-01 --ratings rated.csv --shard 1/2 >/dev/null
sed -i s/meets/meats/ rated.csv
$PLAUDIT score portfolios -r mini --as-of 2026-11-01 --ratings rated.csv >/dev/null
