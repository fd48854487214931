$PLAUDIT export batch.ndjson -r mini --as-of 2026-11-01 --as badge --key exchange/badge.pem --status-list https://example.edu/s -o b -q
$PLAUDIT verify-badge b/*.speaker.*.jwt --key exchange/badge.jwks --as-of 2026-11-01 --status-list b/status-list.jwt | head -1
$PLAUDIT revoke b/*.speaker.*.jwt --key exchange/badge.pem --status-list b/status-list.jwt --as-of 2026-11-02
$PLAUDIT revoke b/*.speaker.*.jwt --key exchange/badge.pem --status-list b/status-list.jwt --as-of 2026-11-02
$PLAUDIT verify-badge b/*.speaker.*.jwt --key exchange/badge.jwks --as-of 2026-11-02 --status-list b/status-list.jwt | head -2
$PLAUDIT revoke b/*.speaker.*.json exchange/assertion.jws --key exchange/badge.pem --status-list b/status-list.jwt
$PLAUDIT revoke exchange/assertion.jws --key exchange/badge.pem --status-list b/status-list.jwt; $PLAUDIT revoke b/*.speaker.*.jwt --key exchange/badge.pem
