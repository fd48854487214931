$PLAUDIT load mini --store s.db --actor reg -q; $PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 --save --store s.db --actor reg -o out.ndjson -q
$PLAUDIT export --store s.db --as badge --credit --key exchange/badge.pem -o none && ls none
$PLAUDIT decide P1 speaker --approve --store s.db --actor dean -q && $PLAUDIT decide P1 EDU1 --deny --reason no --store s.db --actor dean -q
$PLAUDIT export --store s.db --as badge --credit --unapproved --key exchange/badge.pem -o b && ls b && grep -o '"approved":[a-z]*' b/*.json
$PLAUDIT verify-badge b/*.speaker.*.svg --key exchange/badge.jwks
