$PLAUDIT help score
