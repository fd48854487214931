# Letters of a batch, one of them alone, the board's summary; the same bytes twice.
C="-r mini -p policies/policy.lua --as-of 2026-11-01 -q"
$PLAUDIT report batch.ndjson $C --as pdf --for learner -o letters/
ls letters
$PLAUDIT report batch.ndjson $C --as pdf --for board -o a.pdf
$PLAUDIT report batch.ndjson $C --as pdf --for board -o b.pdf
cmp a.pdf b.pdf && head -c 8 a.pdf && tail -n 1 a.pdf
$PLAUDIT report batch.ndjson $C --as pdf --for learner -o nowhere/a.pdf
