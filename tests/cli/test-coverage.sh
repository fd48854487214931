$PLAUDIT test mini --coverage --threshold 90; echo $?; $PLAUDIT test mini --threshold 40
