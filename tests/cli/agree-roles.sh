# A moderator and a joint rating settle; they are nobody's own judgement.
$PLAUDIT agree portfolios -r mini --ratings agree/roles.csv --as-of 2026-11-01 | sed -n "/^Assessors/,/levels above/p"
