$PLAUDIT key new mine.pem 2>&1 | sed "s/thumbprint .*/thumbprint .../" && stat -c %a mine.pem && $PLAUDIT key public mine.pem | sed "s/\"n\":.*/.../" && $PLAUDIT key new mine.pem
