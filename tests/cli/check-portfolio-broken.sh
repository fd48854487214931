echo '{"id":"X"' >x.json; $PLAUDIT check x.json
