echo '{"id":"X","evidence":[{"id":"e1","kind":5}]}' >x.json; $PLAUDIT check x.json
