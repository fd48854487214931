$PLAUDIT export batch.ndjson -r mini --as-of 2026-11-01 --as badge --key exchange/badge.pem -o b -q
for file in b/*.jwt b/*.svg; do $PLAUDIT verify-badge $file --key exchange/badge.jwks --as-of 2026-11-01; done
$PLAUDIT verify-badge b/*.jwt --key exchange/badge.pem --as-of 2026-10-31 --json
$PLAUDIT verify-badge b/*.json --key exchange/badge.jwks; sed "s/\.ey/.ez/" b/*.jwt > changed.jwt; $PLAUDIT verify-badge changed.jwt --key exchange/badge.jwks
