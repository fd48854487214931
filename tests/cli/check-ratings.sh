$PLAUDIT check wrong/ratings.csv
