# A moderator and a joint rating settle; they are nobody's own judgement.
$PLAUDIT agree portfolios -r mini --ratings agree/roles.csv --as-of 2026-11-01 >first
sed -n "/^Assessors/,/levels above/p" first
# The store knows whose ratings a run was first with: those of a table, and those taken in before.
$PLAUDIT load mini --store s.db --actor registrar -q
$PLAUDIT score portfolios -r mini --ratings agree/roles.csv --as-of 2026-11-01 --save --run table --store s.db --actor registrar -q -o decisions.ndjson
$PLAUDIT agree --store s.db --run table >second; cmp first second
$PLAUDIT rate agree/roles.csv --store s.db --actor registrar -q
$PLAUDIT score --store s.db -r mini@1 --as-of 2026-11-01 --save --run rated --actor registrar -q >/dev/null
$PLAUDIT agree --store s.db --run rated >second; cmp first second
$PLAUDIT report --store s.db --run rated --as html --for board -o board.html -q; grep -oE ">(a1|a2|m1|a1\+a2)<" board.html | sort -u
# Decisions in a file do not tell, and say so.
$PLAUDIT agree decisions.ndjson --levels absent,emerging,meets,exceeds | sed -n "/^Assessors/,/levels above/p"
# With the rubric at hand its scale and minima are known, as from portfolios.
$PLAUDIT agree decisions.ndjson -r mini >second && head -n 1 second
$PLAUDIT score portfolios -r mini --ratings agree/ratings.csv --as-of 2026-11-01 -q -o plain.ndjson
$PLAUDIT agree portfolios -r mini --ratings agree/ratings.csv --as-of 2026-11-01 >first
$PLAUDIT agree plain.ndjson -r mini -q >second; cmp first second
$PLAUDIT fair plain.ndjson -r mini --portfolios portfolios -q | head -n 1
