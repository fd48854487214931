$PLAUDIT import exchange/wrong.csv -o r; $PLAUDIT import exchange/marks.csv -o r; $PLAUDIT import exchange/canvas.csv
