echo x >x.txt; $PLAUDIT check x.txt
