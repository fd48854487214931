echo '{"id":"X","evidence":[],"ratings":[{"assessor":"a","criterion":"reflection","level":7}]}' >x.json; $PLAUDIT check mini x.json
