$PLAUDIT help scor
