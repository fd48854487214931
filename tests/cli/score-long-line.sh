# The caret stands under its column in a long line, which is cut around it.
{
  printf '{"id":"L","evidence":[{"id":"e1","kind":"work","title":"'
  printf '%0300d' 0
  printf '","hours":"x"},{"id":"e2","title":"%0200d"}]}\n' 0
} | $PLAUDIT score - -r mini --as-of 2026-11-01
