printf '%s' '{"id":"P","evidence":[]}' | $PLAUDIT score - -r mini --as-of 2026-11-01 -q | sed 's/,"attempt":.*/}/'
