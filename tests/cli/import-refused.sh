: >empty.json; $PLAUDIT import empty.json; printf '[[[' >open.json; $PLAUDIT import open.json; echo 'hello' >what.txt; $PLAUDIT import what.txt
S='{"actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},"object":{"id":"http://example.org/o"}}'
printf '%s\n{"actor":\n' "$S" >lines.json; $PLAUDIT import lines.json
awk -v s="$S" 'BEGIN { for (i = 0; i <= 100000; i++) print s }' >many.json; $PLAUDIT import many.json
awk 'BEGIN { printf "{\"CFDocument\":{},\"CFRubrics\":[{\"title\":\"R\",\"CFRubricCriteria\":[{}"; for (i = 0; i < 200; i++) printf ",{}"; print "]}]}" }' >wide.json; $PLAUDIT import wide.json -o r
awk 'BEGIN { printf "{\"CFDocument\":{},\"CFItems\":[{}"; for (i = 0; i < 1000; i++) printf ",{}"; print "]}" }' >items.json; $PLAUDIT import items.json -o r; [ -e r ] || echo nothing written
