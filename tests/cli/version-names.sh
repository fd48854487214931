$PLAUDIT --version | sed 's/ .*//'
