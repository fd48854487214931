# From the store: approved awards, each once; a later change takes the row back by one of its own.
sis() {
  $PLAUDIT export --store s.db --as sis --map maps/wide.json --actor registrar "$@"
}
$PLAUDIT load mini --store s.db --actor registrar -q
$PLAUDIT score batch.ndjson -r mini -p policies/policy.lua --as-of 2026-11-01 --save --store s.db --actor registrar -q -o scored.ndjson
sis
sis --unapproved
$PLAUDIT decide P1 EDU1 --store s.db --actor registrar --approve
sis
sis
$PLAUDIT decide P1 EDU1 --store s.db --actor registrar --override --credits 1 --reason 'overlaps another course'
sis
$PLAUDIT decide P1 EDU1 --store s.db --actor registrar --deny --reason 'the evidence was not theirs'
sis
$PLAUDIT verify --store s.db | head -c 8
