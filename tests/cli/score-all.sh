$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 --all --stats -f table 2>&1 | grep -v -e budget -e memory -e 'processor time' -e 'process peak'
