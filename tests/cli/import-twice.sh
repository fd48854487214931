K="--key exchange/badge.jwks --as-of 2026-11-02 --portfolio P9"
$PLAUDIT load mini --store s.db --actor reg -q && $PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 --save --store s.db --actor reg -o out.ndjson -q && $PLAUDIT decide P1 speaker --approve --store s.db --actor dean
$PLAUDIT export --store s.db --as badge --key exchange/badge.pem --status-list https://example.edu/s -o b -q && cp b/P1.*.jwt b.jwt && cp b/P1.*.svg b.svg
$PLAUDIT import b.jwt b.svg $K -o e.ndjson && cat e.ndjson && $PLAUDIT check e.ndjson && $PLAUDIT import b.jwt $K --status-list b/status-list.jwt -o f.ndjson && cmp e.ndjson f.ndjson
$PLAUDIT revoke b.jwt --key exchange/badge.pem --status-list b/status-list.jwt --as-of 2026-11-02 && $PLAUDIT import b.jwt $K --status-list b/status-list.jwt
printf 'portfolio,id,kind,title\nP1,,talk,a\nP1,e1,talk,b\n' >t.csv; $PLAUDIT import t.csv t.csv; printf 'P1,e1,talk,c\n' >>t.csv; $PLAUDIT import t.csv
printf 'portfolio,kind,title\n"P\342\200\2561",talk,a\n' >u.csv; $PLAUDIT import u.csv -o u.ndjson; [ -e u.ndjson ] || echo nothing written
