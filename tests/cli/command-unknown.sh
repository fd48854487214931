$PLAUDIT explian x.json
