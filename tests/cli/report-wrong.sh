# What cannot be: a folder for one document, a workbook for a learner, an id that is a path.
mkdir folder
$PLAUDIT report batch.ndjson -r mini --as-of 2026-11-01 --as html --for board -o folder
$PLAUDIT report batch.ndjson -r mini --as-of 2026-11-01 --for learner -o x.xlsx
printf '%s\n' '{"id":"../up","learner":{"id":"S","name":"<b>&\"x"},"evidence":[]}' '{"id":"a b","evidence":[]}' '{"id":"a b","evidence":[]}' >ids.ndjson
$PLAUDIT report ids.ndjson -r mini --as-of 2026-11-01 --as html --for learner -o folder
ls folder
grep -o '<title>[^/]*/title>' folder/*
printf '%s\n' '{"schema":1,"awards":[],"fingerprint":{}}' >broken.ndjson
$PLAUDIT report broken.ndjson --as text --for learner
