$PLAUDIT help score more
