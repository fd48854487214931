$PLAUDIT init i --actor registrar --quiet && cd i
score() { $PLAUDIT score "$@" --as-of 2026-11-01 --save --actor registrar --format table; }
$PLAUDIT rubrics
$PLAUDIT load rubrics --actor registrar
sed "s/at_least(40)/at_least(39)/" rubrics/mentoring/rubric.lua > x && mv x rubrics/mentoring/rubric.lua
$PLAUDIT load rubrics --actor registrar
sed "s/at_least(39)/at_least(40)/; s/1.0.0/1.1.0/" rubrics/mentoring/rubric.lua > x && mv x rubrics/mentoring/rubric.lua
$PLAUDIT load rubrics --actor registrar --approved-by Senate --minute 7 --json
$PLAUDIT retire mentoring@1.0.0 --reason "1.1.0" --actor registrar
$PLAUDIT retire mentoring --actor registrar
$PLAUDIT rubrics
sed "s/approvals/loading = { approved_by = true }, approvals/; s/2026.1/2026.2/" policy.lua > x && mv x policy.lua
$PLAUDIT load policy.lua --actor registrar
$PLAUDIT load policy.lua --actor registrar --approved-by Board
sed "s/1.1.0/1.2.0/" rubrics/mentoring/rubric.lua > x && mv x rubrics/mentoring/rubric.lua
$PLAUDIT load rubrics --actor registrar
score portfolios -r rubrics/mentoring --run two
