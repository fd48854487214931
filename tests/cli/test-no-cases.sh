$PLAUDIT test other
