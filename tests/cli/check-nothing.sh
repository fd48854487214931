$PLAUDIT check empty
