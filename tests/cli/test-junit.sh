$PLAUDIT test cases-fail --as-of 2026-11-01 --junit out.xml -q; cat out.xml
