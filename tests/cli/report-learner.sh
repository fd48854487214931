# A page for every learner: names of files come from ids, the page is whole and the same every time.
$PLAUDIT report batch.ndjson -r mini -p policies/policy.lua --as-of 2026-11-01 --as html --for learner -o pages/
ls pages
grep -v '^<style>\|^<script>' pages/P2.html
$PLAUDIT report batch.ndjson -r mini -p policies/policy.lua --as-of 2026-11-01 --as html --for learner -o again/ -q -j1
diff -r pages again && echo the same
