$PLAUDIT key publik exchange/badge.pem; $PLAUDIT key public batch.ndjson; $PLAUDIT key new nowhere/k.pem
