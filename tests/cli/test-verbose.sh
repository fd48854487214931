$PLAUDIT test mini -v
