H='"Rubric Name","Criteria Name","Criteria Description","Criteria Enable Range","Rating Name","Rating Description","Rating Points","Rating Name","Rating Description","Rating Points"'
printf '%s\n' "$H" 'A b,C,d,false,Good,x,4,Bad,y,0' 'a-B,C,d,false,Good,x,4' '../../A B,C,d,false,Good,x,0,Bad,y,0' '../../A B,D,d,false,not met,,0' >t.csv
$PLAUDIT import t.csv -o r && ls r && $PLAUDIT check r && $PLAUDIT test r -q && sed -n '/^  criteria/,/^  },/p' r/a-b-2/rubric.lua r/a-b/rubric.lua
printf '%s\n' "$H" 'New,C,d,false,Good,x,4' 'A b,C,d,false,Good,x,4' >u.csv; $PLAUDIT import u.csv -o r -q; ls r
printf '%s\n' "$H" | tr -d '"' | tr ',' ';' >s.csv; $PLAUDIT import s.csv -o s
