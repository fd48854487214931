$PLAUDIT score batch.ndjson -r mini | sed 's/.*"as_of":\("[^"]*"\).*/\1/'
