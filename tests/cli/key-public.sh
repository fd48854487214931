$PLAUDIT key public exchange/badge.pem
