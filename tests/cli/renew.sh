$PLAUDIT export batch.ndjson -r mini --as-of 2026-11-01 --as badge --key exchange/badge.pem --status-list https://example.edu/s -o b -q
$PLAUDIT renew b/*.speaker.*.jwt --key exchange/badge.pem --as-of 2028-01-01 --until 2029-12-31 -o n --revoked b/status-list.jwt && ls n && $PLAUDIT verify-badge n/*.svg --key exchange/badge.jwks --as-of 2029-12-31 && grep -o "renews[^,]*" n/*.json
$PLAUDIT verify-badge n/*.jwt --key exchange/badge.jwks --as-of 2030-01-01 | head -2
$PLAUDIT renew n/*.jwt --key exchange/badge.pem --as-of 2028-01-01 --until 2029-12-31 -o m -q && $PLAUDIT renew n/*.jwt --key exchange/badge.pem --as-of 2028-01-01 --until 2029-12-30 -o m
$PLAUDIT renew b/*.speaker.*.jwt --key exchange/badge.pem --as-of 2028-01-01 -o n; $PLAUDIT key new other.pem -q; $PLAUDIT renew b/*.speaker.*.jwt --key other.pem --as-of 2028-01-01 --until 2029-01-01 -o n
$PLAUDIT revoke b/*.speaker.*.jwt --key exchange/badge.pem --status-list b/status-list.jwt -q; $PLAUDIT renew b/*.speaker.*.jwt --key exchange/badge.pem --as-of 2028-01-01 --until 2029-01-01 -o n --revoked b/status-list.jwt
