$PLAUDIT test -h | head -n 4
