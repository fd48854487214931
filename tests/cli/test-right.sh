$PLAUDIT test mini
