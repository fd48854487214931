# Ratings of a portfolio that is not there are told; without portfolios nobody knows.
cat > ratings.csv <<END
portfolio,attempt,criterion,assessor,level
PB,,reflection,a1,meets
PB,,reflection,a2,meets
P1,2,reflection,a1,meets
P1,,reflection,a1,meets
END
cat > one.json <<END
{"id":"P1","learner":{"id":"S1"},"evidence":[]}
END
$PLAUDIT check mini one.json ratings.csv
$PLAUDIT check one.json ratings.csv --json
$PLAUDIT check ratings.csv
# A register of assessors is one wherever it stands; other tables in a folder are nobody's business.
mkdir school
cp one.json ratings.csv sheet/register.csv school
echo 'Portfolio,Award,Decision' >school/decided.csv
$PLAUDIT check school
printf 'id,nmae\na1,Ann\na1,Ann\n' >school/register.csv
$PLAUDIT check school
printf 'assessor,name\na1,Ann\n' >school/register.csv
$PLAUDIT sheet one.json -r mini --as-of 2026-11-01 --assessors school/register.csv -o x
$PLAUDIT review nowhere.json -r mini --as-of 2026-11-01
