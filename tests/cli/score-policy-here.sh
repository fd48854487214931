cp policies/policy.lua . && $PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 -v | sed 's/,"as_of":.*/}/'
